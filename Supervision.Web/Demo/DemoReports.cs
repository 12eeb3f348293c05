using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Reports.Lighter;

namespace Supervision.Web.Demo;

/// <summary>Special work reports of the made-up year, step by step.</summary>
internal sealed class DemoReports(DemoStage stage, DemoCounty county)
{
    private const string Office = "李文静";

    /// <summary>The report whose title holds these words.</summary>
    public Task<SpecialReportId> FindAsync(string words) =>
        stage.AskAsync(db => db.SpecialReports.Where(r => r.Title.Contains(words)).Select(r => r.Id).FirstAsync());

    public async Task ScheduleAsync(SpecialReportId report, SittingId sitting, DateOnly day)
    {
        stage.GoTo(day, 16);
        await stage.DoAsync<ScheduleReport>(Office, u => u.RunAsync(report, sitting, default));
    }

    /// <summary>Puts a report on a council meeting to come.</summary>
    public async Task<CouncilMeetingId> OnCouncilAsync(SpecialReportId report, DateOnly day, DateOnly on, DemoMeetings meetings, params IReadOnlyList<DateOnly> before)
    {
        stage.GoTo(on, 17);
        var meeting = await meetings.AnnounceAsync(day, before);
        await stage.DoAsync<SetCouncilMeeting>(Office, u => u.RunAsync(report, meeting, default));
        return meeting;
    }

    public Task HearByCouncilAsync(SpecialReportId report) => stage.DoAsync<HearReport>(Office, u => u.RunAsync(report, default));

    /// <summary>A committee sets its own hearing.</summary>
    public async Task OnCommitteeAsync(SpecialReportId report, string head, DateOnly day, DateOnly on)
    {
        stage.GoTo(on, 15);
        await stage.DoAsync<SetCommitteeMeeting>(head, u => u.RunAsync(report, day, "县人大机关二楼会议室", default));
    }

    public async Task HearByCommitteeAsync(SpecialReportId report, string head, (string Name, string Post) reporter, DateOnly day)
    {
        stage.GoTo(day, 16);
        await stage.DoAsync<HearByCommittee>(head, u => u.RunAsync(report, reporter.Name, reporter.Post, ReporterKind.OrganLeader, default));
    }

    public async Task HandInPapersAsync(SpecialReportId report, string liaison, DateOnly day)
    {
        stage.GoTo(day, 11);
        await stage.DoAsync<HandInPapers>(liaison, async u => await u.RunAsync(report, await PaperAsync(report, "（汇报材料）"), default));
    }

    public async Task SendOpinionsAsync(SpecialReportId report, IReadOnlyList<string> opinions, DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<SendOpinions>(Office, u => u.RunAsync(report, [.. opinions.Select(Split)], opinions.Count == 0, default));
    }

    public async Task HandInDraftAsync(SpecialReportId report, string liaison, DateOnly day)
    {
        stage.GoTo(day, 11);
        await stage.DoAsync<HandInDraft>(liaison, async u => await u.RunAsync(report, await PaperAsync(report, "（征求意见稿）"), default));
    }

    public async Task CommentAsync(SpecialReportId report, string head, DateOnly day, params IReadOnlyList<string> comments)
    {
        stage.GoTo(day, 15);
        if (comments.Count > 0)
        {
            await stage.DoAsync<AddComments>(head, u => u.RunAsync(report, comments, default));
        }

        await stage.DoAsync<SendComments>(head, u => u.RunAsync(report, comments.Count == 0, default));
    }

    /// <summary>The report itself with an answer to every opinion; after a return with what it was returned for.</summary>
    public async Task HandInRevisedAsync(SpecialReportId report, string liaison, DateOnly day, string supplement = "")
    {
        stage.GoTo(day, supplement.Length == 0 ? 16 : 11);
        var opinions = await stage.AskAsync(async db =>
            (await db.SpecialReports.AsNoTracking().SingleAsync(r => r.Id == report)).Opinions.Select(o => o.Id).ToList());
        var answers = opinions.Select((o, i) => i % 3 == 2
            ? new AnswerLine(o, OpinionAnswer.PartlyAdopted, supplement.Length == 0 ? "已列入下一年度预算，分两年落实。" : supplement)
            : new AnswerLine(o, OpinionAnswer.Adopted, "")).ToList();
        await stage.DoAsync<HandInRevised>(liaison, async u => await u.RunAsync(report, await PaperAsync(report, "", supplement), answers, "", default));
    }

    /// <summary>The lead council member sends it back, once (退回补充, D-5.14).</summary>
    public async Task ReturnAsync(SpecialReportId report, string lead, string reason, DateOnly until, DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<ReturnReport>(lead, u => u.RunAsync(report, reason, until, default));
    }

    public async Task DistributeAsync(SpecialReportId report, DateOnly day)
    {
        stage.GoTo(day, 15);
        var lines = county.Members.Select((m, i) => (m.Id, Mode: i % 15 == 14 ? DeliveryMode.Paper : DeliveryMode.Screen)).ToDictionary(l => l.Id, l => l.Mode);
        await stage.DoAsync<DistributeReport>(Office, u => u.RunAsync(report, lines, default));
    }

    public Task NameReporterAsync(SpecialReportId report, string name, string post) =>
        stage.DoAsync<NameReporter>(Office, u => u.RunAsync(report, name, post, ReporterKind.OrganLeader, null, default));

    /// <summary>Heard and deliberated on an open sitting; the recorder writes what was said.</summary>
    public async Task HearAsync(SpecialReportId report, IReadOnlyList<DemoSpeech> speeches)
    {
        await stage.DoAsync<HearReport>(Office, u => u.RunAsync(report, default));
        stage.Pass(25);
        foreach (var speech in speeches)
        {
            stage.Pass(5);
            var member = county.Members.First(m => m.Person == county[speech.Speaker].Id).Id;
            await stage.DoAsync<RecordNote>(Office, u => u.RunAsync(report, new(Guid.CreateVersion7()), member, "", new(speech.Text), default));
        }

        await stage.DoAsync<DeliberateReport>(Office, u => u.RunAsync(report, nobodySpoke: speeches.Count == 0, default));
    }

    /// <summary>归档.</summary>
    public Task CloseAsync(SpecialReportId report) => stage.DoAsync<CloseReport>(Office, u => u.RunAsync(report, default));

    private async Task<HandedIn> PaperAsync(SpecialReportId report, string mark, string supplement = "")
    {
        var (title, organ) = await stage.AskAsync(async db =>
        {
            var found = await db.SpecialReports.AsNoTracking().SingleAsync(r => r.Id == report);
            return (found.Title, (await db.SupervisedBodies.AsNoTracking().SingleAsync(b => b.Id == found.Organ)).ShortName);
        });
        return new(Guid.CreateVersion7(), $"{title}{mark}.docx", DemoWord.Write(
            $"关于{title}{mark}",
            [
                "主任、各位副主任、各位委员：", $"我代表{organ}报告有关工作情况，请予审议。",
                "一、主要做法和成效。一年来，各乡镇、各部门对照年度任务逐项推进，重点工作取得进展。",
                "二、存在的主要问题。工作中仍有薄弱环节，部分事项推进不够平衡，群众反映的问题还需要继续解决。",
                "三、下一步工作打算。坚持问题导向，压实责任，按期完成整改，并向县人大常委会报告。",
                .. supplement.Length == 0 ? [] : new[] { $"四、补充说明。{supplement}" },
            ]));
    }

    private static (string Text, string Source) Split(string line)
    {
        var at = line.LastIndexOf('（');
        return at < 0 ? (line, "委员意见") : (line[..at], line[(at + 1)..].TrimEnd('）'));
    }
}
