using Microsoft.AspNetCore.Components;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Accounts;

/// <summary>E-mail address and ways of one person.</summary>
public sealed partial class ContactForm(SetContact setOther, SetOwnContact setOwn, ContactQueries contacts, CurrentPerson current)
{
    private Outcome? outcome;
    private ContactChoice shown = new("", ByEmail: false, ByRobot: false);
    private bool isOwn;

    [Parameter, EditorRequired] public required PersonId Person { get; set; }

    [SupplyParameterFromForm(FormName = "contact")] private Form? Contact { get; set; }

    protected override async Task OnInitializedAsync()
    {
        isOwn = await current.FindAsync(CancellationToken.None) is { Person: { } me } && me == Person;
        var known = await contacts.FindAsync(Person, CancellationToken.None);
        shown = Contact is null ? known : new(Contact.Email ?? "", Contact.ByEmail, Contact.ByRobot);
    }

    private async Task SaveAsync() => outcome = isOwn
        ? await setOwn.RunAsync(shown, CancellationToken.None)
        : await setOther.RunAsync(Person, shown, CancellationToken.None);

    /// <summary>What is typed; kept when it is refused.</summary>
    private sealed class Form
    {
        public string? Email { get; set; }

        public bool ByEmail { get; set; }

        public bool ByRobot { get; set; }
    }
}
