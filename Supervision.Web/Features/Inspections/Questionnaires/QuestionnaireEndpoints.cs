using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Inspections.Questionnaires;

/// <summary>The page of the public at /q: whole pages without sign-in, cookie or script.</summary>
/// <remarks>The form carries no token against forgery: nothing here is allowed to whoever is signed in, the code in the address is the whole right.</remarks>
internal static class QuestionnaireEndpoints
{
    private const long LongestForm = 256 * 1024;

    // Nothing to ask for: the page is drawn from its parameters alone.
    private static readonly ServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

    public static void MapQuestionnaires(this IEndpointRouteBuilder app)
    {
        app.MapGet("/q/{code}", ShowAsync).AllowAnonymous();
        app.MapPost("/q/{code}", AnswerAsync).AllowAnonymous().DisableAntiforgery();
        app.MapGet("/inspections/{id:guid}/questionnaires/{questionnaire:guid}." + ExportFiles.Formats, TableAsync).RequireAuthorization(Permissions.ReadInspections);
    }

    private static async Task<IResult> ShowAsync(string code, PublicQuestionnaires questionnaires, CancellationToken stop)
    {
        var (fate, found) = await questionnaires.FindAsync(code, stop);
        return await PageAsync(fate, found);
    }

    private static async Task<IResult> AnswerAsync(string code, HttpRequest request, PublicQuestionnaires questionnaires, Attempts attempts, CancellationToken stop)
    {
        if (!attempts.CountAddress(request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            return Results.Text("提交太频繁，请一分钟以后再试。", "text/plain; charset=utf-8", Encoding.UTF8, StatusCodes.Status429TooManyRequests);
        }

        if (!request.HasFormContentType || request.ContentLength > LongestForm)
        {
            return Results.BadRequest();
        }

        var form = await request.ReadFormAsync(stop);
        var fate = await questionnaires.AnswerAsync(
            code, ListAddress.Id(form["key"]) ?? Guid.NewGuid(), order => [.. form[string.Create(CultureInfo.InvariantCulture, $"q{order}")].OfType<string>()], stop);
        return await PageAsync(fate, (await questionnaires.FindAsync(code, stop)).Questionnaire);
    }

    private static async Task<IResult> TableAsync(
        Guid id, Guid questionnaire, string format, QuestionnaireQueries questionnaires, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await questionnaires.TableAsync(new(id), new(questionnaire), stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> PageAsync(AnswerFate fate, Questionnaire? questionnaire)
    {
        await using var renderer = new HtmlRenderer(Nothing, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<QuestionnaireDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(QuestionnaireDocument.Fate)] = fate,
            [nameof(QuestionnaireDocument.Questionnaire)] = questionnaire,
            [nameof(QuestionnaireDocument.Key)] = Guid.NewGuid(),
        }))).ToHtmlString());
        return Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8, fate == AnswerFate.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }
}
