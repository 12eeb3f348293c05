using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>The one ballot path at /v: whole pages, no sign-in, no cookie, no script, no line in a log (D-10.8).</summary>
/// <remarks>The forms carry no token against forgery: nothing is allowed here to whoever is signed in, the code in the address is the
/// whole right, and a foreign site does not know it.</remarks>
internal static class BallotEndpoints
{
    /// <summary>Codes typed by hand.</summary>
    private const string Entry = "/v";

    /// <summary>The code comes from beside the address, from where nothing writes it down. The endpoints stand short of everything that asks who comes: sign-in, form tokens, sizes for those who are signed in.</summary>
    public static void MapBallotPath(this IEndpointRouteBuilder app)
    {
        app.MapGet(Entry, (BallotPages pages) => HtmlAsync(pages.StopAsync(new() { Kind = StopKind.TypeCode }))).ShortCircuit();
        app.MapPost(Entry, TypedAsync).DisableAntiforgery().ShortCircuit();
        app.MapGet("/v/done", DoneAsync).ShortCircuit();
        app.MapGet("/v/{code}", ShowAsync).ShortCircuit();
        app.MapPost("/v/{code}", SendAsync).DisableAntiforgery().ShortCircuit();
    }

    private static async Task<IResult> TypedAsync(HttpRequest request, BallotPages pages)
    {
        var typed = (await request.ReadFormAsync())["code"].ToString();
        return SlipToken.Parse(typed) is { } slip
            ? Results.Redirect($"{Entry}/{slip.ForAddress()}")
            : await HtmlAsync(pages.StopAsync(new() { Kind = StopKind.Unknown, Typed = typed }));
    }

    private static async Task<IResult> ShowAsync(
        CastSlip cast, KeptSteps kept, BallotFaces faces, BallotPages pages, Guesses guesses, HttpContext context, CancellationToken stop)
    {
        var (slip, view) = await FindAsync(context, cast, stop);
        if (view.Answer != SlipAnswer.Open)
        {
            return await StoppedAsync(view, faces, pages, guesses, context);
        }

        var (_, page) = AddressOf(context);
        return page.Length == 0 ? Html(view.Face!.Cover)
            : await HtmlAsync(pages.BallotAsync(view.Face!.Paper, kept.Find(slip!, page) ?? BallotStep.Begin(view.Round!.Form) with { IsGone = true }, isNotStored: false));
    }

    private static async Task<IResult> SendAsync(
        HttpRequest request, CastSlip cast, KeptSteps kept, CastReceipts receipts, BallotFaces faces, BallotPages pages, Guesses guesses, CancellationToken stop)
    {
        var (slip, view) = await FindAsync(request.HttpContext, cast, stop);
        if (view.Answer != SlipAnswer.Open)
        {
            return await StoppedAsync(view, faces, pages, guesses, request.HttpContext);
        }

        var step = BallotStep.After(view.Round!.Form, await request.ReadFormAsync(stop));
        if (step.Kind != BallotPageKind.Cast)
        {
            // To an address of its own, so that the back button of the browser finds the page instead of a form to be sent again.
            return Results.Redirect($"{Entry}/{slip!.ForAddress()}/{kept.Keep(slip, AddressOf(request.HttpContext).Page, step)}");
        }

        // From here on a closed browser changes nothing: what was sent is cast.
        var sent = await cast.RunAsync(slip!, view, step.Marks, atStation: false);
        if (sent == SlipAnswer.Cast)
        {
            kept.Forget(slip!);
        }

        return sent switch
        {
            SlipAnswer.Cast => Results.Redirect(receipts.AddressOf(view.Round)),
            SlipAnswer.NotStored => Html(
                await pages.BallotAsync(view.Face!.Paper, step with { Kind = BallotPageKind.Review }, isNotStored: true), StatusCodes.Status503ServiceUnavailable),
            var answer => await StoppedAsync(view with { Answer = answer }, faces, pages, guesses, request.HttpContext),
        };
    }

    // Whoever did not come from a cast is told nothing: neither that somebody voted, nor in what.
    private static async Task<IResult> DoneAsync(string? t, CastReceipts receipts, BallotPages pages, CancellationToken stop) =>
        await receipts.FindAsync(t, stop) is { } receipt ? Html(await pages.ReceiptAsync(receipt.Title, receipt.HalfDay, receipt.IsRehearsal)) : Results.Redirect(Entry);

    private static async Task<(SlipToken? Slip, SlipView View)> FindAsync(HttpContext context, CastSlip cast, CancellationToken stop)
    {
        // What cannot be a code takes the same way as an unknown one, so that both take the same time.
        var slip = SlipToken.Parse(AddressOf(context).Code);
        var view = await cast.FindAsync(slip ?? SlipToken.New(), stop);
        return (slip, slip is null ? new(SlipAnswer.Unknown, null) : view);
    }

    // The code, and behind it the page of a ballot that is being filled in.
    private static (string Code, string Page) AddressOf(HttpContext context) =>
        Access.BallotPath.CodeOf(context).Split('/', 2) is [var code, var page] ? (code, page) : (Access.BallotPath.CodeOf(context), "");

    private static async Task<IResult> StoppedAsync(SlipView view, BallotFaces faces, BallotPages pages, Guesses guesses, HttpContext context)
    {
        if (view.Answer == SlipAnswer.Unknown && guesses.IsTooMany(context.Connection.RemoteIpAddress))
        {
            return await GuessedTooOftenAsync(guesses, context);
        }

        // Asked for every slip that cannot be cast, so that none answers sooner than another.
        var open = await faces.OpenTitleAsync(view.Round?.Id, CancellationToken.None);
        return await HtmlAsync(pages.StopAsync(
            view.Answer == SlipAnswer.Unknown ? new() { Kind = StopKind.Unknown, Typed = AddressOf(context).Code }
            : view.Answer == SlipAnswer.Closed && open is not null ? new() { Kind = StopKind.OtherRound, Round = view.Round, OpenTitle = open }
            : new() { Kind = KindOf(view.Answer), Round = view.Round }));
    }

    private static async Task<IResult> GuessedTooOftenAsync(Guesses guesses, HttpContext context)
    {
        await guesses.HoldBackAsync(context.RequestAborted);
        return Results.Text("票号无效，请等一分钟再试。", statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static StopKind KindOf(SlipAnswer answer) => answer switch
    {
        SlipAnswer.NotYet => StopKind.NotYet,
        SlipAnswer.Used => StopKind.Used,
        SlipAnswer.Revoked => StopKind.Revoked,
        SlipAnswer.WrongForm => StopKind.WrongForm,
        _ => StopKind.Closed,
    };

    private static async Task<IResult> HtmlAsync(Task<byte[]> page) => Html(await page);

    private static IResult Html(byte[] page, int status = StatusCodes.Status200OK) => Results.Text(page, "text/html; charset=utf-8", status);
}
