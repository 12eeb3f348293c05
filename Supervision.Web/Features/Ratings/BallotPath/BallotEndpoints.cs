using Microsoft.AspNetCore.Http.HttpResults;
using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>The one ballot path at /v: whole pages, no sign-in, no cookie, no script, no line in a log (D-10.8).</summary>
/// <remarks>The forms carry no token against forgery: nothing is allowed here to whoever is signed in, the code in the address is the
/// whole right, and a foreign site does not know it.</remarks>
internal static class BallotEndpoints
{
    /// <summary>Codes typed by hand.</summary>
    private const string Entry = "/v";

    public static void MapBallotPath(this IEndpointRouteBuilder app)
    {
        app.MapGet(Entry, () => Page(new() { Kind = StopKind.TypeCode }));
        app.MapPost(Entry, (HttpRequest request) => TypedAsync(request)).DisableAntiforgery();
        app.MapGet("/v/done", DoneAsync);
        app.MapGet("/v/{code}", ShowAsync);
        app.MapPost("/v/{code}", SendAsync).DisableAntiforgery();
    }

    private static async Task<IResult> TypedAsync(HttpRequest request)
    {
        var typed = (await request.ReadFormAsync())["code"].ToString();
        return SlipToken.Parse(typed) is { } slip
            ? Results.Redirect($"{Entry}/{slip.ForAddress()}")
            : Page(new() { Kind = StopKind.Unknown, Typed = typed });
    }

    private static async Task<IResult> ShowAsync(string code, CastSlip cast, Guesses guesses, HttpContext context, CancellationToken stop)
    {
        var (slip, view) = await FindAsync(code, cast, stop);
        return view.Answer == SlipAnswer.Open
            ? Page(slip!, view.Round!, BallotStep.Begin(view.Round!.Form))
            : await StoppedAsync(view, code, cast, guesses, context);
    }

    private static async Task<IResult> SendAsync(string code, HttpRequest request, CastSlip cast, Guesses guesses, CancellationToken stop)
    {
        var (slip, view) = await FindAsync(code, cast, stop);
        if (view.Answer != SlipAnswer.Open)
        {
            return await StoppedAsync(view, code, cast, guesses, request.HttpContext);
        }

        var step = BallotStep.After(view.Round!.Form, await request.ReadFormAsync(stop));
        if (step.Kind != BallotPageKind.Cast)
        {
            return Page(slip!, view.Round, step);
        }

        // From here on a closed browser changes nothing: what was sent is cast.
        var answer = await cast.RunAsync(slip!, step.Marks, atStation: false, CancellationToken.None);
        return answer == SlipAnswer.Cast
            ? Results.Redirect($"/v/done?r={view.Round.Id.Value:N}")
            : await StoppedAsync(view with { Answer = answer }, code, cast, guesses, request.HttpContext);
    }

    private static async Task<IResult> DoneAsync(Guid? r, IDbContextFactory<SupervisionDb> databases, TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var id = new RatingRoundId(r ?? default);
        var title = await db.RatingRounds.Where(x => x.Id == id).Select(x => x.Title).SingleOrDefaultAsync(stop);
        return Results.Extensions.Page<DoneDocument>(new()
        {
            [nameof(DoneDocument.Title)] = title,
            [nameof(DoneDocument.HalfDay)] = HalfDay(clock.GetUtcNow()),
        });
    }

    private static async Task<(SlipToken? Slip, SlipView View)> FindAsync(string code, CastSlip cast, CancellationToken stop)
    {
        // What cannot be a code takes the same way as an unknown one, so that both take the same time.
        var slip = SlipToken.Parse(code);
        var view = await cast.FindAsync(slip ?? SlipToken.New(), stop);
        return (slip, slip is null ? new(SlipAnswer.Unknown, null) : view);
    }

    private static async Task<IResult> StoppedAsync(SlipView view, string code, CastSlip cast, Guesses guesses, HttpContext context)
    {
        // Asked for every slip that cannot be cast, so that none answers sooner than another.
        var open = await cast.OpenTitleAsync(view.Round?.Id, CancellationToken.None);
        return view.Answer == SlipAnswer.Closed && open is not null
            ? Page(new() { Kind = StopKind.OtherRound, Round = view.Round, OpenTitle = open })
            : Stopped(view, code, guesses, context);
    }

    private static IResult Stopped(SlipView view, string code, Guesses guesses, HttpContext context) => view.Answer switch
    {
        SlipAnswer.Unknown when guesses.IsTooMany(context.Connection.RemoteIpAddress) => Results.Text("票号无效，请等一分钟再试。", statusCode: StatusCodes.Status429TooManyRequests),
        SlipAnswer.Unknown => Page(new() { Kind = StopKind.Unknown, Typed = code }),
        var answer => Page(new() { Kind = KindOf(answer), Round = view.Round }),
    };

    private static StopKind KindOf(SlipAnswer answer) => answer switch
    {
        SlipAnswer.NotYet => StopKind.NotYet,
        SlipAnswer.Used => StopKind.Used,
        SlipAnswer.Revoked => StopKind.Revoked,
        SlipAnswer.WrongForm => StopKind.WrongForm,
        _ => StopKind.Closed,
    };

    private static string HalfDay(DateTimeOffset now)
    {
        var beijing = now.ToOffset(TimeSpan.FromHours(8));
        return $"{beijing:yyyy年M月d日} {(beijing.Hour < 12 ? "上午" : "下午")}";
    }

    private static IResult Page(SlipToken slip, RatingRound round, BallotStep step) => Results.Extensions.Page<BallotDocument>(new()
    {
        [nameof(BallotDocument.Code)] = slip.ForAddress(),
        [nameof(BallotDocument.Round)] = round,
        [nameof(BallotDocument.Step)] = step,
    });

    private static IResult Page(Stop stop) => Results.Extensions.Page<StopDocument>(new() { [nameof(StopDocument.Stop)] = stop });

    private static RazorComponentResult<TDocument> Page<TDocument>(this IResultExtensions extensions, Dictionary<string, object?> parameters)
        where TDocument : Microsoft.AspNetCore.Components.IComponent
    {
        ArgumentNullException.ThrowIfNull(extensions);
        return new(parameters);
    }
}
