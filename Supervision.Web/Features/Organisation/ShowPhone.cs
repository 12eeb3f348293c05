namespace Supervision.Web.Features.Organisation;

/// <summary>Shows one person's number whole (显示联系电话, screens 3.6): an act of its own, and the trail says who looked at whose.</summary>
public sealed class ShowPhone(OrganisationActing acting)
{
    public async Task<Outcome<string>> RunAsync(PersonId id, CancellationToken stop)
    {
        var phone = "";
        var outcome = await acting.RunAsync(async act =>
        {
            if (await act.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, act.Stop) is not { Phone.Length: > 0 } person)
            {
                return [new(OrganisationRules.ProperRecord, "没有登记联系电话。")];
            }

            phone = person.Phone;
            act.Tell($"查看{person.Name}的联系电话");
            return [];
        }, stop);
        return outcome.IsDone ? Outcome<string>.Done(phone) : Outcome<string>.Refused(outcome.Obstacles);
    }
}
