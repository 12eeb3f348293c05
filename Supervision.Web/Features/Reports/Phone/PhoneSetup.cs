using Supervision.Web.Features.Reports.Unit;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Reports.Phone;

/// <summary>Registers the static pages of members and liaisons.</summary>
internal static class PhoneSetup
{
    public static IServiceCollection AddReportPages(this IServiceCollection services) => services
        .AddScoped<MemberHomeQueries>().AddScoped<OwnNoteQueries>().AddScoped<UnitDeskQueries>().AddSingleton<WaitingUploads>();
}
