using Microsoft.AspNetCore.Diagnostics;
using Supervision.Web.Access;
using Supervision.Web.Common;

namespace Supervision.Web.App;

/// <summary>Answers without a page of their own get one; failures get a number that stands in the log too.</summary>
internal static class FailurePages
{
    public static void UseFailurePages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedAsync, StatusCodeSelector = StatusOf, AllowStatusCode404Response = true });
        }

        app.UseStatusCodePages(context => IsForPeople(context.HttpContext)
            ? Answers.StatusAsync(context.HttpContext, context.HttpContext.Response.StatusCode)
            : Task.CompletedTask);
    }

    private static async Task FailedAsync(HttpContext context)
    {
        var number = Guid.NewGuid().ToString("N")[..6].ToUpperInvariant();
        if (context.Features.Get<IExceptionHandlerFeature>() is { Error: { } failure and not BadHttpRequestException })
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Supervision.Web.App").PageFailed(failure, number);
        }

        var status = context.Response.StatusCode is >= 400 and < 500 and var refused ? refused : StatusCodes.Status500InternalServerError;
        await Answers.StatusAsync(context, status, status == StatusCodes.Status500InternalServerError ? number : "");
    }

    // A request that was too large or broken is the sender's matter, not a failure of the system.
    private static int StatusOf(Exception failure) =>
        failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    private static bool IsForPeople(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);
}
