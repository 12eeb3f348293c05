using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Tests.Features.Ratings;

/// <summary>A round in a county of 27 members, taken as far as a test needs it. Members 5 and 6 are the scrutineers.</summary>
internal sealed class ARound
{
    private ARound(TestApp app, ACounty county) => (App, County) = (app, county);

    public TestApp App { get; }

    public ACounty County { get; }

    public RatingRoundId Id { get; private init; } = new(Guid.NewGuid());

    public (string First, string Second) Codes { get; private set; }

    /// <summary>An application whose keys are derived quickly.</summary>
    public static Task<TestApp> AppAsync(bool port = false) => TestApp.StartAsync(port, ("Ballots:KeyRounds", "1000"));

    /// <summary>Set up, approved by the council, scrutineers named.</summary>
    public static async Task<ARound> ApprovedAsync(TestApp app, int subjects = 3, SlipWay way = SlipWay.Screen, int members = 27, string template = "任命人员履职情况满意度测评")
    {
        var county = await ACounty.InAsync(app, members);
        if (way == SlipWay.Mixed)
        {
            await SetRuleAsync(app, RatingRules.Mixed, "true");
        }

        var sitting = await county.PlanAsync(new(2026, 6, 1));
        return await ApprovedAsync(
            app, county, new("县人民法院任命人员履职情况满意度测评", sitting, way, false), template, [.. Enumerable.Range(0, subjects).Select(i => new RatingSubject(i, $"对象{i + 1}", "审判员", null))]);
    }

    /// <summary>The same in a county that is there already, on these subjects.</summary>
    public static async Task<ARound> ApprovedAsync(TestApp app, ACounty county, RoundSetup setup, string template, IReadOnlyList<RatingSubject> subjects, int meetingNumber = 1)
    {
        var round = new ARound(app, county);
        await round.DoneAsync<SetUpRound>(county.Clerk, u => u.RunAsync(new(round.Id, setup, template, subjects), default));
        await round.CouncilApprovesAsync(meetingNumber: meetingNumber);
        await round.DoneAsync<ApproveRound>(county.Clerk, u => u.RunAsync(round.Id, default));
        await round.DoneAsync<NameScrutineers>(county.Clerk, u => u.RunAsync(round.Id, [round.Scrutineer(0).Person!.Value, round.Scrutineer(1).Person!.Value], default));
        return round;
    }

    /// <summary>A round of given subjects in a county that is there already, open with so many present; the number is that of the council meeting which approves it.</summary>
    public static async Task<ARound> OfAsync(TestApp app, ACounty county, DateOnly day, string title, IReadOnlyList<RatingSubject> subjects, int present, int meetingNumber)
    {
        var round = new ARound(app, county);
        var sitting = await county.PlanAsync(day);
        await round.DoneAsync<SetUpRound>(county.Clerk, u => u.RunAsync(new(round.Id, new(title, sitting, SlipWay.Screen, false), "三问一评满意度测评", subjects), default));
        await round.CouncilApprovesAsync(meetingNumber: meetingNumber);
        await round.DoneAsync<ApproveRound>(county.Clerk, u => u.RunAsync(round.Id, default));
        await round.DoneAsync<NameScrutineers>(county.Clerk, u => u.RunAsync(round.Id, [round.Scrutineer(0).Person!.Value, round.Scrutineer(1).Person!.Value], default));
        await round.CountAsync(present);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        return round;
    }

    /// <summary>Counted, slips minted, codes written down.</summary>
    public static async Task<ARound> ReadyAsync(TestApp app, int present = 25, int subjects = 3, SlipWay way = SlipWay.Screen)
    {
        var round = await ApprovedAsync(app, subjects, way);
        await round.CountAsync(present);
        await round.TakeCodesAsync();
        return round;
    }

    /// <summary>Open for drawing and casting.</summary>
    public static async Task<ARound> OpenAsync(TestApp app, int present = 25, int subjects = 3, SlipWay way = SlipWay.Screen)
    {
        var round = await ReadyAsync(app, present, subjects, way);
        await round.DoneAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        return round;
    }

    /// <summary>Another round in the same county, open already: a rehearsal, which no council approves and no quorum binds.</summary>
    public async Task<ARound> RehearseAsync(int present = 12, int subjects = 3)
    {
        var other = new ARound(App, County);
        await using var db = await App.OpenAsync();
        var sitting = await db.Sittings.Select(s => s.Id).FirstAsync();
        await other.DoneAsync<SetUpRound>(County.Clerk, u => u.RunAsync(
            new(other.Id, new("演练", sitting, SlipWay.Screen, true), "任命人员履职情况满意度测评",
                [.. Enumerable.Range(0, subjects).Select(i => new RatingSubject(i, $"对象{i + 1}", "审判员", null))]), default));
        await other.DoneAsync<ApproveRound>(County.Clerk, u => u.RunAsync(other.Id, default));
        await other.DoneAsync<NameScrutineers>(County.Clerk, u => u.RunAsync(other.Id, [other.Scrutineer(0).Person!.Value, other.Scrutineer(1).Person!.Value], default));
        await other.CountAsync(present);
        await other.TakeCodesAsync();
        await other.OpenAsync();
        return other;
    }

    /// <summary>The vote after this one, which is void, in an application on a copy of the database.</summary>
    public async Task<ARound> AgainAsync(TestApp other)
    {
        var again = new ARound(other, County.In(other));
        await again.DoneAsync<RepeatRound>(County.Clerk, u => u.RunAsync(Id, again.Id, default));
        return again;
    }

    /// <summary>This round in an application on a copy of the database.</summary>
    public ARound In(TestApp other) => new(other, County.In(other)) { Id = Id, Codes = Codes };

    /// <summary>Changes a rule of the house from long ago on.</summary>
    public static async Task SetRuleAsync(TestApp app, Rule rule, string value)
    {
        await using var db = await app.OpenAsync();
        var shipped = await db.RuleVersions.SingleAsync(v => v.Key == rule.Key);
        db.Add(RuleVersion.Next(shipped, new(value, new(2026, 1, 1), "主任会议", "试验"), "李文静", app.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    /// <summary>The vote after a round that does not count: same subjects, new slips; not yet counted.</summary>
    public async Task<ARound> AgainAsync()
    {
        var next = new ARound(App, County);
        await DoneAsync<RepeatRound>(County.Clerk, u => u.RunAsync(Id, next.Id, default));
        return next;
    }

    public Actor Scrutineer(int which) => County.MemberActor(5 + which);

    public Task CountAsync(int present) =>
        DoneAsync<ReadyRound>(County.Clerk, u => u.RunAsync(Id, [.. County.Members.Take(present).Select(m => m.Id)], default));

    public async Task TakeCodesAsync()
    {
        Codes = (await TakeCodeAsync(0), await TakeCodeAsync(1));
    }

    public Task OpenAsync() => DoneAsync<OpenRound>(County.Clerk, u => u.RunAsync(Id, default));

    public Task AnnounceAsync() => DoneAsync<AnnounceRound>(County.Clerk, u => u.RunAsync(Id, default));

    /// <summary>The second scrutineer takes the code; the first took the own one elsewhere.</summary>
    public async Task TakeOtherCodeAsync(string first) => Codes = (first, await TakeCodeAsync(1));

    public async Task<SlipToken> DrawAsync(int member)
    {
        var outcome = await County.DoAsync<DrawSlip, Outcome<SlipToken>>(County.MemberActor(member), u => u.RunAsync(Id, default));
        Assert.True(outcome.IsDone, Words(outcome));
        return outcome.Value!;
    }

    public Task<SlipAnswer> CastAsync(SlipToken slip, params byte[] marks) =>
        App.Services.GetRequiredService<CastSlip>().RunAsync(slip, marks, atStation: false, default);

    public Task CloseAsync() => DoneAsync<CloseRound>(County.Clerk, u => u.RunAsync(Id, default));

    public Task SealAsync() => DoneAsync<SealRound>(Scrutineer(0), u => u.RunAsync(Id, Codes.First, Codes.Second, default));

    public async Task<RatingRound> ReadAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.RatingRounds.AsNoTracking().SingleAsync(r => r.Id == Id);
    }

    /// <summary>Runs a use case that must succeed.</summary>
    public async Task DoneAsync<TUseCase>(Actor actor, Func<TUseCase, Task<Outcome>> act)
        where TUseCase : notnull
    {
        var outcome = await County.DoAsync(actor, act);
        Assert.True(outcome.IsDone, Words(outcome));
    }

    /// <summary>Runs a use case that must be refused; answers its sentence.</summary>
    public async Task<string> RefusedAsync<TUseCase>(Actor actor, Func<TUseCase, Task<Outcome>> act)
        where TUseCase : notnull
    {
        var outcome = await County.DoAsync(actor, act);
        Assert.False(outcome.IsDone);
        return Words(outcome);
    }

    /// <summary>Accounts for the two scrutineers.</summary>
    public async Task GiveScrutineersAccountsAsync(string password = "Own-2026")
    {
        await using var db = await App.OpenAsync();
        var maker = App.Services.GetRequiredService<AccountMaker>();
        db.AddRange(new[] { 0, 1 }.Select(i => maker.Make(Scrutineer(i).Person!.Value, $"scrutineer{i}", password, mustChangePassword: false)));
        await db.SaveChangesAsync();
    }

    /// <summary>Everybody who is present votes alike per member; closed, sealed, confirmed by both, announced.</summary>
    /// <param name="voters">The first so many.</param>
    /// <param name="marks">Marks of a member, numbered from 1.</param>
    /// <param name="hasAccounts">True where the scrutineers have their accounts from an earlier round.</param>
    public async Task FinishAsync(int voters, Func<int, byte[]> marks, bool hasAccounts = false)
    {
        for (var member = 1; member <= voters; member++)
        {
            Assert.Equal(SlipAnswer.Cast, await CastAsync(await DrawAsync(member), marks(member)));
        }

        await CloseAsync();
        if (hasAccounts)
        {
            await ConfirmAsync();
            await AnnounceAsync();
            return;
        }

        await ConfirmAndAnnounceAsync();
    }

    /// <summary>Sealed, confirmed by both, announced.</summary>
    public async Task ConfirmAndAnnounceAsync()
    {
        await SealAsync();
        await GiveScrutineersAccountsAsync();
        foreach (var which in new[] { 0, 1 })
        {
            await DoneAsync<ConfirmRound>(Scrutineer(which), u => u.RunAsync(Id, "Own-2026", default));
        }

        await DoneAsync<AnnounceRound>(County.Clerk, u => u.RunAsync(Id, default));
    }

    /// <summary>Another group of voters of this round, counted and with codes; its template must name it.</summary>
    public async Task<ARound> GroupAsync(int[] places, int entitled, int present)
    {
        var group = new ARound(App, County);
        await DoneAsync<AddVoterGroup>(County.Clerk, u => u.RunAsync(Id, group.Id, places, entitled, default));
        await group.DoneAsync<CountVoterGroup>(County.Clerk, u => u.RunAsync(group.Id, present, default));
        await group.TakeCodesAsync();
        return group;
    }

    /// <summary>The sheets of a group are drawn and scanned; closed, sealed, confirmed by both. The scrutineers have accounts.</summary>
    public async Task VoteAsGroupAsync(Func<int, byte[]> marks)
    {
        var sheets = await PrintAsync();
        await OpenAsync();
        await DoneAsync<NoteHandedOut>(County.Clerk, u => u.RunAsync(Id, sheets.Count, default));
        for (var i = 0; i < sheets.Count; i++)
        {
            Assert.Equal(SlipAnswer.Cast, await CastAsync(sheets[i], marks(i)));
        }

        await CloseAsync();
        await ConfirmAsync();
    }

    /// <summary>Sealed and confirmed by both, who have accounts.</summary>
    public async Task ConfirmAsync()
    {
        await SealAsync();
        foreach (var which in new[] { 0, 1 })
        {
            await DoneAsync<ConfirmRound>(Scrutineer(which), u => u.RunAsync(Id, "Own-2026", default));
        }
    }

    /// <summary>Prints, ticks, keys in and compares so many sheets of a round on paper that is open; closes it on the way.</summary>
    public async Task KeyAllAsync(IReadOnlyList<SlipToken> sheets, Func<int, byte[]> marks)
    {
        await CloseAsync();
        for (var i = 0; i < sheets.Count; i++)
        {
            await DoneAsync<KeySheet>(County.Clerk, u => u.RunAsync(Id, sheets[i].ForPrint(), marks(i + 1), default));
        }

        var form = (await ReadAsync()).Form;
        var keyed = Enumerable.Range(1, sheets.Count).Select(marks).ToList();
        await DoneAsync<CheckPaper>(Scrutineer(0), u => u.RunAsync(Id, new([.. Enumerable.Range(0, form.Length).Select(place => form.Count(keyed.Select(m => m[place]), false))]), default));
    }

    /// <summary>Prints the sheets.</summary>
    public async Task<IReadOnlyList<SlipToken>> PrintAsync(int? sheets = null, int reserve = 0)
    {
        var printed = await County.DoAsync<PrintSlips, Outcome<IReadOnlyList<SlipToken>>>(County.Clerk, u => u.RunAsync(Id, sheets, reserve, default));
        Assert.True(printed.IsDone, Words(printed));
        return printed.Value!;
    }

    /// <summary>Ticks members on the roll, the first so many.</summary>
    public Task TickAsync(int members) => DoneAsync<TickRoll>(County.Clerk, u => u.RunAsync(Id, [.. County.Members.Take(members).Select(m => m.Id)], default));

    /// <summary>The note that the round does not count, signed by both scrutineers and the chair.</summary>
    public async Task VoidAsync(VoidGround ground = VoidGround.TalliesDiffer, bool makesAccounts = true)
    {
        await DoneAsync<ProposeVoid>(County.Clerk, u => u.RunAsync(Id, ground, "两次清点不一致", "县人民法院任命人员履职情况满意度测评", default));
        if (makesAccounts)
        {
            await GiveAccountsAsync([1, 5, 6]);
        }

        foreach (var actor in new[] { Scrutineer(0), County.MemberActor(1), Scrutineer(1) })
        {
            await DoneAsync<SignVoid>(actor, u => u.RunAsync(Id, "Own-2026", default));
        }
    }

    /// <summary>Accounts for members, by their place on the roll from 1.</summary>
    public async Task GiveAccountsAsync(int[] members, string password = "Own-2026")
    {
        await using var db = await App.OpenAsync();
        var maker = App.Services.GetRequiredService<AccountMaker>();
        db.AddRange(members.Select(m => maker.Make(County.Members[m - 1].Person, $"voter{m}", password, mustChangePassword: false)));
        await db.SaveChangesAsync();
    }

    private static string Words(Outcome outcome) => string.Join('\n', outcome.Obstacles.Select(o => o.Message));

    private async Task<string> TakeCodeAsync(int which)
    {
        var shown = await County.DoAsync<TakeCode, Outcome<string>>(Scrutineer(which), u => u.ShowAsync(Id, default));
        Assert.True(shown.IsDone, Words(shown));
        await DoneAsync<TakeCode>(Scrutineer(which), u => u.TypeBackAsync(Id, shown.Value!, default));
        return shown.Value!;
    }

    /// <summary>The council agrees and the chair confirms it.</summary>
    public async Task CouncilApprovesAsync(string purpose = CouncilPurpose.RatingApproval, string? text = null, int meetingNumber = 1)
    {
        await using var db = await App.OpenAsync();
        var round = await db.RatingRounds.SingleAsync(r => r.Id == Id);
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), County.Term.Id, meetingNumber, new(2026, 5, 25), County.Members[0].Id);
        var item = meeting.Put(new(Guid.NewGuid()), new(round.Title, purpose, round.Matter, text));
        var council = County.Members.Take(4).Select(m => new CouncilSeat(m.Id, m.Person, m.Position)).ToList();
        meeting.Attend([.. council.Select(s => s.Member)], County.Members[0].Id, council, new(2026, 6, 1));
        meeting.Decide(item.Id, new(CouncilOutcome.Approved, "纪要1号"), SittingRules.MoreThanHalf, County.Clerk.Person, App.Clock.GetUtcNow());
        meeting.Confirm(item.Id, new(County.Members[0].Person, County.Members[0].Id, true), App.Clock.GetUtcNow());
        db.Add(meeting);
        await db.SaveChangesAsync();
    }
}
