using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Supervision.Web.App;

namespace Supervision.Web.Access;

/// <summary>Whole pages that are answered outside the routes: refusals, lost forms, failures.</summary>
internal static class Answers
{
    /// <summary>The page for a status, unless somebody has answered already.</summary>
    public static Task StatusAsync(HttpContext context, int status, string number = "") =>
        WriteAsync<StatusDocument>(context, status, new(StringComparer.Ordinal) { [nameof(StatusDocument.Code)] = status, [nameof(StatusDocument.Number)] = number });

    /// <summary>403 for people of the house; outsiders are told that there is nothing (screens 1.6).</summary>
    public static async Task DeniedAsync(HttpContext context)
    {
        var actor = await context.RequestServices.GetRequiredService<CurrentPerson>().FindAsync(context.RequestAborted);
        await StatusAsync(context, actor is { IsOfTheHouse: true } ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
    }

    /// <summary>The form that did not get through, with all that was typed and a button that sends it again.</summary>
    public static async Task LostFormAsync(HttpContext context, bool isSignedOut)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        await WriteAsync<LostFormDocument>(
            context,
            isSignedOut ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest,
            new(StringComparer.Ordinal)
            {
                [nameof(LostFormDocument.Form)] = LostForm.Of(context.Request, form),
                [nameof(LostFormDocument.Token)] = token.RequestToken!,
                [nameof(LostFormDocument.TokenName)] = token.FormFieldName,
                [nameof(LostFormDocument.IsSignedOut)] = isSignedOut,
            });
    }

    // A page that was refused half-way has used up its request's services (its navigation is set already),
    // so the answer is rendered with services of its own.
    private static async Task WriteAsync<TDocument>(HttpContext context, int status, Dictionary<string, object?> parameters)
        where TDocument : IComponent
    {
        var services = context.RequestServices;
        await using var own = services.CreateAsyncScope();
        context.RequestServices = own.ServiceProvider;
        try
        {
            context.Response.StatusCode = status;
            await new RazorComponentResult<TDocument>(parameters) { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
