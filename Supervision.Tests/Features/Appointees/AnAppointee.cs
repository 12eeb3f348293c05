using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Exams;
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
            known is { } person ? new(person, new(Guid.CreateVersion7()), "", "") : New(name), new(post, Head(Bureau), "县长", Today.AddDays(-20), true), default);
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

    /// <summary>A sitting on a day, its days fixed by the council.</summary>
    public async Task<SittingId> SittingAsync(DateOnly day, int number = 31)
    {
        var sitting = Sitting.Plan(new(Guid.CreateVersion7()), Term.Id, number, new(day, day, new(9, 0), "三楼会议室"), false, Today);
        sitting.Call(new(
            new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 5, Today, CouncilOutcome.Approved, true, "会期", CouncilPurpose.SittingCall, sitting.Matter, null, "纪要5"));
        await using var db = await app.OpenAsync();
        db.Add(sitting);
        await db.SaveChangesAsync();
        return sitting.Id;
    }

    /// <summary>Notice given and opened with 20 of 31 present; the agenda adopted when asked for.</summary>
    public async Task OpenAsync(SittingId id, bool adopt = true)
    {
        await using var db = await app.OpenAsync();
        var sitting = await db.Sittings.SingleAsync(s => s.Id == id);
        sitting.SendNotice(sitting.FirstDay.AddDays(-7));
        sitting.Open(20, 31, sitting.FirstDay);
        if (adopt)
        {
            sitting.AdoptAgenda(sitting.FirstDay);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>An exam on paper that the nominee sat, with its mark; 5 days before today unless told otherwise.</summary>
    public async Task<LawExamId> SatAsync(AppointeeId file, AppointmentId post, decimal score, DateOnly? day = null)
    {
        await using var personnel = await PersonnelAsync();
        var exam = new LawExamId(Guid.CreateVersion7());
        Done(await personnel.Get<ArrangeLawExam>().RunAsync(new(exam, "考试", day ?? Today.AddDays(-5), new(9, 0), "会议室", 60, false), default));
        Done(await personnel.Get<EnterExamCandidate>().RunAsync(exam, file, post, default));
        Done(await personnel.Get<EnterExamMark>().RunAsync(exam, post, score, null, default));
        return exam;
    }

    public static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join(' ', outcome.Obstacles.Select(o => o.Message)));

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
