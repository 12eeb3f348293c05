using Supervision.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace Supervision.Web.App;

/// <summary>Layout of the desk pages.</summary>
public sealed partial class DeskLayout(CurrentPerson person, IOptions<HouseOptions> house, IConfiguration configuration, IHostEnvironment environment)
    : LayoutComponentBase
{
    private ErrorBoundary? boundary;
    private Actor? actor;
    private string committee = "";
    private string roleWords = "";
    private bool isDemo;

    // Tells when the page answers; plain pages in this frame answer at once and say nothing.
    private string? Interactive => RendererInfo.IsInteractive ? "yes" : AssignedRenderMode is null ? null : "no";

    protected override async Task OnInitializedAsync()
    {
        committee = house.Value.Committee;
        isDemo = environment.IsDevelopment() && configuration.GetValue<bool>("Demo:Enabled");
        actor = await person.FindAsync(CancellationToken.None);
        roleWords = actor is null ? "" : RoleWords.Of(actor);
    }

    // A page that failed must not keep the next one from showing.
    protected override void OnParametersSet() => boundary?.Recover();
}
