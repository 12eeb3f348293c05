using Supervision.Web.Access;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Organisation;

/// <summary>Registers this feature.</summary>
internal static class OrganisationSetup
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddScoped<OrganisationActing>().AddScoped<OrganisationQueries>()
        .AddScoped<SavePerson>().AddScoped<ShowPhone>().AddScoped<SaveTerm>().AddScoped<ElectMember>().AddScoped<EndMembership>()
        .AddScoped<SaveBody>().AddScoped<NameBodyHead>().AddScoped<CloseBody>().AddScoped<NameLiaison>().AddScoped<EndLiaison>()
        .AddScoped<SaveCommittee>().AddScoped<PreviewRoster>().AddScoped<ImportRoster>();

    public static void MapOrganisation(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings/units/people.xlsx", () => Template(RosterKind.People, "人员导入模板.xlsx"))
            .RequireAuthorization(Permissions.EditOrganisation);
        app.MapGet("/settings/units/bodies.xlsx", () => Template(RosterKind.Bodies, "单位导入模板.xlsx"))
            .RequireAuthorization(Permissions.EditOrganisation);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult Template(RosterKind kind, string name) =>
        TypedResults.File(RosterTemplates.Write(kind), SheetWriter.XlsxType, name);
}
