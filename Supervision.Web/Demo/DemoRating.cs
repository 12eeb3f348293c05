using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Web.Demo;

/// <summary>One secret rating of the made-up year, from its approval to the announcement, through the same ballot path as a real one.</summary>
internal sealed class DemoRating(DemoStage stage, DemoCounty county, DemoMeetings meetings, IServiceProvider services)
{
    private const string Office = "李文静";
    private const string Chair = "陈国栋";
    private static readonly string[] Scrutineers = ["杨秀英", "黎国平"];

    // A newcomer votes as one of these; all others have voted.
    private static readonly string[] StillToVote = ["黄丽萍", "陈国栋", "王志远", "侯志华"];
    private static readonly string[] Rehearsed = ["第一位（演练）", "第二位（演练）", "第三位（演练）", "第四位（演练）"];

    /// <summary>Sets the round up; the council has not yet seen it.</summary>
    public async Task<RatingRoundId> DraftAsync(SittingId sitting, SpecialReportId report, DateOnly day)
    {
        var id = new RatingRoundId(Guid.CreateVersion7());
        stage.GoTo(day, 10);
        var found = await stage.AskAsync(db => db.SpecialReports.AsNoTracking().SingleAsync(r => r.Id == report));
        RatingSubject subject = new(0, found.Title, "县人民政府", found.Matter) { Body = found.Unit };
        await stage.DoAsync<SetUpRound>(Office, u => u.RunAsync(
            new(id, new($"{found.Title}满意度测评", sitting, SlipWay.Screen, false), "专项工作报告满意度测评", [subject]), default));
        return id;
    }

    /// <summary>Sets the round up and has the council approve it.</summary>
    public async Task<RatingRoundId> PrepareAsync(SittingId sitting, SpecialReportId report, DateOnly council)
    {
        var id = await DraftAsync(sitting, report, council);
        await meetings.CouncilAsync(council, meeting => meetings.PutAsync(meeting, new(MatterKind.Rating, id.Value)));
        await stage.DoAsync<ApproveRound>(Office, u => u.RunAsync(id, default));
        return id;
    }

    /// <summary>Holds it in the room: 28 of 31 present, 27 slips come back.</summary>
    public async Task HoldAsync(RatingRoundId id, Func<int, int, int>? marks = null)
    {
        await stage.DoAsync<NameScrutineers>(Office, u => u.RunAsync(id, [.. Scrutineers.Select(s => county[s].Id)], default));
        var present = county.Members.Where((_, i) => !DemoMeetings.IsAway(i)).ToList();
        await stage.DoAsync<ReadyRound>(Office, u => u.RunAsync(id, [.. present.Select(m => m.Id)], default));
        var codes = new[] { await CodeAsync(id, Scrutineers[0]), await CodeAsync(id, Scrutineers[1]) };
        stage.Pass(5);
        await stage.DoAsync<OpenRound>(Office, u => u.RunAsync(id, default));
        await VoteAsync(id, present, marks ?? ((voter, _) => voter % 9 == 4 ? 1 : voter == 20 ? 2 : 0));
        stage.Pass(10);
        await stage.DoAsync<CloseRound>(Office, u => u.RunAsync(id, default));
        await stage.DoAsync<SealRound>(Scrutineers[0], u => u.RunAsync(id, codes[0], codes[1], default));
        stage.Pass(3);
        foreach (var scrutineer in Scrutineers)
        {
            await stage.DoAsync<ConfirmRound>(scrutineer, u => u.RunAsync(id, DemoAccounts.Password, default));
        }

        await stage.DoAsync<AnnounceRound>(Chair, u => u.RunAsync(id, default));
    }

    /// <summary>Key works are put to the vote; with other groups members, deputies and citizens vote in rounds of their own, put together by weights.</summary>
    public async Task<RatingRoundId> PutKeyWorksAsync(string title, bool hasGroups, IReadOnlyList<RatingSubject> works, SittingId sitting, CouncilMeetingId meeting)
    {
        var id = new RatingRoundId(Guid.CreateVersion7());
        await stage.DoAsync<SetUpRound>(Office, u => u.RunAsync(
            new(id, new(title, sitting, SlipWay.Screen, false), hasGroups ? "三问一评满意度测评（分组计分）" : "三问一评满意度测评", works), default));
        await meetings.PutAsync(meeting, new(MatterKind.Rating, id.Value));
        return id;
    }

    public Task ApproveAsync(RatingRoundId id) => stage.DoAsync<ApproveRound>(Office, u => u.RunAsync(id, default));

    /// <summary>Approved, and the other groups have their numbers.</summary>
    public async Task<IReadOnlyList<RatingRoundId>> AddGroupsAsync(RatingRoundId id)
    {
        await ApproveAsync(id);
        await stage.DoAsync<NameScrutineers>(Office, u => u.RunAsync(id, [.. Scrutineers.Select(s => county[s].Id)], default));
        List<RatingRoundId> groups = [];
        foreach (var (place, entitled) in new[] { (1, 14), (2, 12) })
        {
            var group = new RatingRoundId(Guid.CreateVersion7());
            await stage.DoAsync<AddVoterGroup>(Office, u => u.RunAsync(id, group, [place], entitled, default));
            groups.Add(group);
        }

        return groups;
    }

    /// <summary>One of the other groups votes: sheets drawn in the room, all scanned.</summary>
    public async Task VoteAsGroupAsync(RatingRoundId group, int present, Func<int, int, int> marks)
    {
        await stage.DoAsync<CountVoterGroup>(Office, u => u.RunAsync(group, present, default));
        var codes = new[] { await CodeAsync(group, Scrutineers[0]), await CodeAsync(group, Scrutineers[1]) };
        var sheets = await stage.GetAsync<PrintSlips, IReadOnlyList<SlipToken>>(Office, u => u.RunAsync(group, null, 0, default));
        await stage.DoAsync<OpenRound>(Office, u => u.RunAsync(group, default));
        await stage.DoAsync<NoteHandedOut>(Office, u => u.RunAsync(group, present, default));
        var cast = services.GetRequiredService<CastSlip>();
        var subjects = await stage.AskAsync(db => db.RatingRounds.Where(r => r.Id == group).Select(r => r.Subjects.Count).SingleAsync());
        for (var i = 0; i < sheets.Count; i++)
        {
            await cast.RunAsync(sheets[i], [.. Enumerable.Range(0, subjects).Select(s => (byte)marks(i, s))], atStation: false, default);
        }

        await stage.DoAsync<CloseRound>(Office, u => u.RunAsync(group, default));
        await stage.DoAsync<SealRound>(Scrutineers[0], u => u.RunAsync(group, codes[0], codes[1], default));
        foreach (var scrutineer in Scrutineers)
        {
            await stage.DoAsync<ConfirmRound>(scrutineer, u => u.RunAsync(group, DemoAccounts.Password, default));
        }
    }

    /// <summary>A rehearsal that stands open: all but a few have drawn and cast, so that one more vote ends in a result; the codes that a real
    /// round has on paper only stand beside it.</summary>
    public async Task RehearseAsync(SittingId sitting, DateOnly day)
    {
        // In the first hour of the day: a rehearsal of an earlier day would be deleted at once.
        stage.GoTo(day, 0);
        var id = new RatingRoundId(Guid.CreateVersion7());
        RatingSubject[] subjects = [.. Rehearsed.Select((name, i) => new RatingSubject(i, name, "演练用的名字", null))];
        await stage.DoAsync<SetUpRound>(Office, u => u.RunAsync(new(id, new("测评演练", sitting, SlipWay.Screen, true), "任命人员履职情况满意度测评", subjects), default));
        await stage.DoAsync<ApproveRound>(Office, u => u.RunAsync(id, default));
        await stage.DoAsync<NameScrutineers>(Office, u => u.RunAsync(id, [.. Scrutineers.Select(s => county[s].Id)], default));
        await stage.DoAsync<ReadyRound>(Office, u => u.RunAsync(id, [.. county.Members.Select(m => m.Id)], default));
        var codes = new[] { await CodeAsync(id, Scrutineers[0]), await CodeAsync(id, Scrutineers[1]) };
        await stage.DoAsync<OpenRound>(Office, u => u.RunAsync(id, default));
        var names = county.People.Values.ToDictionary(p => p.Id, p => p.Name);
        await VoteAsync(id, [.. county.Members.Where(m => !StillToVote.Contains(names[m.Person]))], MarkOfRehearsal, keptBack: 0);
        await stage.ChangeAsync(Office, async db => (await db.RatingRounds.SingleAsync(r => r.Id == id))
            .NoteRehearsal($"演练的启封码：{Scrutineers[0]} {codes[0]}，{Scrutineers[1]} {codes[1]}；真的测评里只写在监票人的纸上", Office, stage.Instant));
    }

    // Four results that differ: clearly 满意 twice, 基本满意, and one that the votes still to come can turn.
    private static int MarkOfRehearsal(int voter, int subject) => subject switch
    {
        0 => voter % 9 == 4 ? 1 : 0,
        1 => voter % 5 == 1 ? 1 : voter == 12 ? 2 : 0,
        2 => voter % 2 == 0 ? 1 : voter % 9 == 7 ? 2 : 0,
        _ => voter < 15 ? 0 : voter % 7 == 0 ? 2 : 1,
    };

    // One slip of a real vote is drawn and does not come back.
    private async Task VoteAsync(RatingRoundId id, IReadOnlyList<Member> present, Func<int, int, int> marks, int keptBack = 1)
    {
        var subjects = await stage.AskAsync(db => db.RatingRounds.Where(r => r.Id == id).Select(r => r.Subjects.Count).SingleAsync());
        var cast = services.GetRequiredService<CastSlip>();
        var names = county.People.Values.ToDictionary(p => p.Id, p => p.Name);
        for (var i = 0; i < present.Count; i++)
        {
            var slip = await stage.GetAsync<DrawSlip, SlipToken>(names[present[i].Person], u => u.RunAsync(id, default));
            var voter = i;
            if (i >= keptBack)
            {
                await cast.RunAsync(slip, [.. Enumerable.Range(0, subjects).Select(s => (byte)marks(voter, s))], atStation: false, default);
            }
        }
    }

    private async Task<string> CodeAsync(RatingRoundId id, string scrutineer)
    {
        var code = await stage.GetAsync<TakeCode, string>(scrutineer, u => u.ShowAsync(id, default));
        await stage.DoAsync<TakeCode>(scrutineer, u => u.TypeBackAsync(id, code, default));
        return code;
    }
}
