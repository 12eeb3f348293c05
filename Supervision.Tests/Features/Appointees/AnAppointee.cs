using Supervision.Domain.Appointees;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Appointees;

/// <summary>A small county with a committee for appointees, some bodies and a term, and acts upon it.</summary>
internal sealed class AnAppointee(TestApp app)
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    public WorkCommittee Committee { get; } = WorkCommittee.Named("人事代表选举工作委员会", "人事代表工委", WorkCommitteeKind.Working, 1, isPersonnel: true);

    public WorkCommittee Other { get; } = WorkCommittee.Named("财政经济工作委员会", "财经工委", WorkCommitteeKind.Working, 2);

    public SupervisedBody Bureau { get; } = SupervisedBody.Named("望溪县财政局", "县财政局", BodyKind.Department, new(2020, 1, 1), 1);

    public SupervisedBody Court { get; } = SupervisedBody.Named("望溪县人民法院", "县人民法院", BodyKind.Court, new(2020, 1, 1), 2);

    public Term Term { get; } = Term.Of(17, new(2022, 1, 1), null, 31);

    public static async Task<AnAppointee> FoundAsync(TestApp app)
    {
        var county = new AnAppointee(app);
        await using var db = await app.OpenAsync();
        db.AddRange(county.Committee, county.Other, county.Bureau, county.Court, county.Term);
        await db.SaveChangesAsync();
        return county;
    }

    public Task<Acting> OfficeAsync() => app.AsAsync(Role.Office, name: "办公室人员");

    public Task<Acting> PersonnelAsync() => app.AsAsync(Role.WorkCommitteeHead, Committee.Id.Value, "人事代表工委主任");

    /// <summary>A nomination for the bureau; answers file and post.</summary>
    public async Task<(AppointeeId File, AppointmentId Post)> NominatedAsync(string name = "汪海洋", PersonId? known = null)
    {
        await using var office = await OfficeAsync();
        var post = new AppointmentId(Guid.CreateVersion7());
        var outcome = await office.Get<NominateAppointee>().RunAsync(
            known is { } person ? new(person, new(Guid.CreateVersion7()), "", "") : New(name), new(post, Head(Bureau), "县长", Today.AddDays(-20), null, ""), default);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
        return (outcome.Value, post);
    }

    /// <summary>Somebody in post since a day.</summary>
    public async Task<AppointeeId> InPostAsync(string name, DateOnly from, SupervisedBody? body = null, string? post = null)
    {
        await using var office = await OfficeAsync();
        var outcome = await office.Get<RecordAppointment>().RunAsync(
            New(name), new(new(Guid.CreateVersion7()), post is null ? Head(body ?? Bureau) : Head(body ?? Bureau) with { Post = post }, from, null, "", "", "", ""), default);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
        return outcome.Value;
    }

    /// <summary>The person of a file, acting.</summary>
    public async Task<Acting> AppointeeAsync(AppointeeId file)
    {
        await using var db = await app.OpenAsync();
        var person = (await db.Appointees.FindAsync(file))!.Person;
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(8).DateTime);
        return await app.AsAsync((await db.FindActorAsync(person, day, default))!);
    }

    public static PersonChoice New(string name, string note = "") => new(null, new(Guid.CreateVersion7()), name, note);

    public static OfficeEntry Head(SupervisedBody body) =>
        body.Kind == BodyKind.Court ? new(body.Id, "副院长", AppointeeKind.Court) : new(body.Id, "局长", AppointeeKind.GovernmentMember);
}
