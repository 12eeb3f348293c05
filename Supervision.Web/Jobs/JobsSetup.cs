namespace Supervision.Web.Jobs;

/// <summary>Registers the jobs and their timetable; the only room that knows Hangfire.</summary>
internal static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services;

    public static void MapJobs(this IEndpointRouteBuilder app)
    {
    }
}
