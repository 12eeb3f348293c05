using Microsoft.Extensions.Options;
using Supervision.Domain.Appointees;
using Supervision.Domain.Documents;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Documents;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>Makes the feedback letter of a person as a Word document and sends it (发出反馈意见, D-9.7); the organ and the nominator get the notice of the result (D-9.9).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class SendAppraisalFeedback(AppraisalActing acting, FileStore files, IOptions<HouseOptions> house)
{
    public Task<Outcome> RunAsync(AppraisalId id, int subject, string text, bool mustRectify, CancellationToken stop) =>
        acting.PersonnelAsync(id, act => SendAsync(act, subject, DocumentText.Clean(text), mustRectify), stop);

    private async Task<IReadOnlyList<Obstacle>> SendAsync(AppraisalAct act, int subject, string text, bool mustRectify)
    {
        if (act.Appraisal.ObstaclesToFeedback(subject, text, mustRectify) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var person = act.Appraisal.Find(subject)!;
        var (result, facts) = (act.Appraisal.ResultsOf(subject)[^1], await FactsAsync(act, person, text, mustRectify));
        var letter = await KeepAsync(act, AppraisalLetter.Compose(person, result, facts), AppraisalPaperKind.Feedback, person);
        var notice = await KeepAsync(act, AppraisalLetter.Notice(person, result, facts), AppraisalPaperKind.Notice, person);
        if (!letter.IsDone || !notice.IsDone)
        {
            return [.. letter.Obstacles, .. notice.Obstacles];
        }

        act.Appraisal.SendFeedback(subject, mustRectify, EntryOf(act, AppraisalPaperKind.Feedback, person, letter.Value!), EntryOf(act, AppraisalPaperKind.Notice, person, notice.Value!));
        var nominator = await act.Db.NominatorOfAsync(act.Appraisal.Organ, act.Stop) ?? act.Appraisal.Organ;
        var words = $"{act.Appraisal.Year}年述职测评：{person.Name}（{person.Post}）的测评结果已经通报本单位{(mustRectify ? "，本人须报送整改方案和整改报告" : "")}。";
        act.Db.BodyNotices.AddRange(new[] { act.Appraisal.Organ, nominator }.Distinct().Select(b => BodyNotice.To(b, act.Appraisal.Matter, words, act.Db.Clock.GetUtcNow())));
        act.Tell($"向{person.Name}发出述职测评反馈意见{(mustRectify ? "，要求整改" : "")}，校验码 {letter.Value!.Hash[..8]}；结果通报{string.Join("、", facts.CopyTo)}，校验码 {notice.Value!.Hash[..8]}");
        return [];
    }

    private static PaperEntry EntryOf(AppraisalAct act, AppraisalPaperKind kind, AppraisalSubject person, StoredFile file) =>
        new(kind, person.Order, act.Today, file.Id, file.Name, false);

    private async Task<Outcome<StoredFile>> KeepAsync(AppraisalAct act, PlainLetter letter, AppraisalPaperKind kind, AppraisalSubject person)
    {
        using var word = new MemoryStream();
        PlainLetterLayout.Write(letter, DocumentStyle.Official, word);
        return await files.KeepAsync(
            act.Db, new($"述职测评{AppraisalWords.Of(kind)}（{person.Name}）.docx", word, AppraisalPapers.PurposeOf(kind, person.Order)), act.Appraisal.Matter, act.Stop);
    }

    private async Task<AppraisalLetterFacts> FactsAsync(AppraisalAct act, AppraisalSubject person, string text, bool mustRectify)
    {
        var (organ, sittingId, owner) = (act.Appraisal.Organ, act.Appraisal.Sitting, person.Appointee);
        var body = await act.Db.SupervisedBodies.AsNoTracking().Where(b => b.Id == organ).Select(b => b.Name).SingleAsync(act.Stop);
        var sitting = await act.Db.Sittings.AsNoTracking().SingleAsync(s => s.Id == sittingId, act.Stop);
        var term = await act.Db.Terms.AsNoTracking().Where(t => t.Id == sitting.Term).Select(t => t.Number).SingleAsync(act.Stop);
        var nominator = (await act.Db.Appointees.AsNoTracking().SingleAsync(a => a.Id == owner, act.Stop)).Find(person.Appointment)?.Nominator ?? "";
        var party = act.Basis.Rules.InForce(AppointeeRules.AppraisalTellsParty, act.Today).IsOn ? "县委组织部" : "";
        var (rules, calculator) = (act.Basis.Rules, act.Basis.Calculator);
        return new(
            house.Value.County, house.Value.Committee, body, $"第{ChineseNumber.Of(term)}届人大常委会{sitting.Name}", person.HeardOn, text,
            mustRectify ? calculator.After(new("发出反馈意见", act.Today), rules.InForce(AppointeeRules.AppraisalPlanDays, act.Today), PeriodUnit.Day).Day : null,
            mustRectify ? calculator.After(new("发出反馈意见", act.Today), rules.InForce(AppointeeRules.AppraisalReportMonths, act.Today), PeriodUnit.Month).Day : null,
            [.. new[] { body, nominator, party }.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)], act.Today);
    }
}

/// <summary>Records what the council chose after a second lowest grade (登记处理办法, D-9.9).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class RecordAppraisalMeasure(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, int subject, AppraisalMeasure measure, string note, DateOnly day, CancellationToken stop) => acting.KeepAsync(id, act =>
    {
        if (act.Appraisal.ObstaclesToChoose(subject, note, day, act.Today) is { Count: > 0 } obstacles)
        {
            return Task.FromResult(obstacles);
        }

        act.Appraisal.Choose(subject, measure, note, day);
        act.Tell($"主任会议对{act.Appraisal.Find(subject)!.Name}决定：{AppraisalWords.Of(measure)}（{note.Trim()}）");
        return Task.FromResult<IReadOnlyList<Obstacle>>([]);
    }, stop);
}

/// <summary>Ends it when nothing is open any more (办结).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class CloseAppraisal(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, CancellationToken stop) => acting.PersonnelAsync(id, act =>
    {
        if (act.Appraisal.ObstaclesToClose() is { Count: > 0 } obstacles)
        {
            return Task.FromResult(obstacles);
        }

        act.Appraisal.Close(act.Today);
        act.Tell("述职测评办结，材料归入个人卷");
        return Task.FromResult<IReadOnlyList<Obstacle>>([]);
    }, stop);
}
