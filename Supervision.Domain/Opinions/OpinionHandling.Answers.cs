using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <content>Answers point by point, and the committee's finding on each (D-8.8, D-8.9).</content>
public sealed partial class OpinionHandling
{
    /// <summary>True while answers may be written: before the report, during rectification, and in a follow-up.</summary>
    public bool IsAnswerable => State is OpinionState.Received or OpinionState.PlanSubmitted or OpinionState.Handling
        or OpinionState.DraftReportSubmitted or OpinionState.Commented or OpinionState.Unsatisfied or OpinionState.Rectifying
        || (State == OpinionState.Accepted && FollowUpFrom is not null && FollowUpEndedOn is null);

    /// <summary>Why these answers cannot be kept; each obstacle stands at the field of its point.</summary>
    /// <param name="asked">The points of this handling.</param>
    /// <param name="mine">The bodies in whose name is answered.</param>
    /// <param name="entries">What was typed.</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToKeep(
        IReadOnlyList<AskedPoint> asked, IReadOnlyCollection<SupervisedBodyId> mine, IReadOnlyList<AnswerEntry> entries, DateOnly today)
    {
        if (!IsAnswerable)
        {
            return [new(HandlingRules.InOrder, State == OpinionState.ReportSubmitted || State == OpinionState.SecondReport
                ? "报告已经提交，办理情况不能再改；需要修改的，请先撤回报告。" : "现在不需要填写办理情况。")];
        }

        return [.. entries.SelectMany(e => ObstaclesToEntry(asked, mine, e, today))];
    }

    /// <summary>The answers of a form that are to be written, and why they are not: somebody saved the same point since the form was shown.</summary>
    /// <param name="asked">The points of this handling.</param>
    /// <param name="entries">What was typed.</param>
    /// <param name="began">Token of what stood in the form of each point; a point that is not named is written as it is.</param>
    /// <returns>What is to be written, or one obstacle for each point that was overtaken.</returns>
    public (IReadOnlyList<AnswerEntry> ToWrite, IReadOnlyList<Obstacle> Overtaken) Since(
        IReadOnlyList<AskedPoint> asked, IReadOnlyList<AnswerEntry> entries, IReadOnlyDictionary<Guid, string> began)
    {
        List<AnswerEntry> write = [];
        List<Obstacle> overtaken = [];
        foreach (var entry in entries)
        {
            var answer = AnswerTo(entry.Point);
            var stored = (answer?.Entry ?? new(entry.Point, null, "", "", "", null)).Token;
            var start = began.GetValueOrDefault(entry.Point, stored);
            if (entry.Token == stored || entry.Token == start)
            {
                // Not changed in this form: what was saved since stays.
                continue;
            }

            write.Add(entry);
            if (start != stored && asked.FirstOrDefault(a => a.Id == entry.Point) is { } point)
            {
                overtaken.Add(new(HandlingRules.EveryPoint, $"{point.Name}已由{answer!.By}在{answer.At.BeijingTime():H:mm}改过，您填写的还没有保存。请对照现在的内容，改好后再保存。", FieldOf(point, "Status")));
            }
        }

        return overtaken.Count > 0 ? ([], overtaken) : (write, []);
    }

    /// <summary>保存办理情况.</summary>
    public void Keep(
        IReadOnlyList<AskedPoint> asked, IReadOnlyCollection<SupervisedBodyId> mine, IReadOnlyList<AnswerEntry> entries, Editor by, bool byOffice)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToKeep(asked, mine, entries, by.At.BeijingDate()));
        foreach (var entry in entries.Where(e => !e.IsEmpty || AnswerTo(e.Point) is not null))
        {
            OfPoint(asked.Single(a => a.Id == entry.Point)).Write(entry, asked.Single(a => a.Id == entry.Point).Body, by, byOffice);
        }

        if (State == OpinionState.PlanSubmitted)
        {
            State = OpinionState.Handling;
        }
    }

    /// <summary>Why no evidence can be attached to this point.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAttach(IReadOnlyList<AskedPoint> asked, IReadOnlyCollection<SupervisedBodyId> mine, Guid point) =>
        !IsAnswerable ? [new(HandlingRules.InOrder, "现在不能再补充佐证材料。")] : ObstaclesToPoint(asked, mine, point);

    /// <summary>上传佐证材料; the same file twice is kept once (D-17.27). Returns false when it was there already.</summary>
    public bool Attach(AskedPoint point, EvidenceFile file) => OfPoint(point).Attach(file);

    /// <summary>Why the table cannot be handed in yet: every point needs its whole answer.</summary>
    public IReadOnlyList<Obstacle> ObstaclesOfTable(IReadOnlyList<AskedPoint> asked, DateOnly today) =>
        [.. asked.SelectMany(a => AnswerTo(a.Id) is { Status: not null } answer
            ? ObstaclesToWhole(a, answer, today)
            : [new(HandlingRules.EveryPoint, $"{a.Name}还没有填写办理情况。", FieldOf(a, "Status"))])];

    /// <summary>True when the answer to a point is whole, as a report needs it.</summary>
    public bool IsWhole(AskedPoint point, DateOnly today) => ObstaclesOfTable([point], today).Count == 0;

    /// <summary>How many answered points the work committee has not verified yet; whoever decides on the report is told (D-8.9, D-8.10).</summary>
    public int Unverified => answers.Count(a => a is { Status: not null, Verdict: null });

    /// <summary>Why the committee cannot enter its finding.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToVerify(Guid point, PointVerdict verdict, string note) =>
        State < OpinionState.DraftReportSubmitted ? [new(HandlingRules.Verified, "单位还没有报送办理情况，报送后再核实。")]
        : State == OpinionState.Closed ? [new(HandlingRules.Settled, "已经归档，不能再核实。")]
        : AnswerTo(point) is not { Status: not null } ? [new(HandlingRules.Verified, "这一条还没有填写办理情况，填写后再核实。")]
        : verdict == PointVerdict.Untrue && string.IsNullOrWhiteSpace(note) ? [new(HandlingRules.Verified, "核实为不属实的，请写明哪里不属实。", "Note")]
        : note.Length > LongestReason ? [new(HandlingRules.Verified, $"核实说明最多 {LongestReason} 个字。", "Note")]
        : [];

    /// <summary>核实.</summary>
    public void Verify(Guid point, PointVerdict verdict, string note, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToVerify(point, verdict, note));
        AnswerTo(point)!.Verify(verdict, note, by);
        if (FollowUpFrom is not null && FollowUpEndedOn is null && answers.TrueForAll(a => !a.IsOpen))
        {
            FollowUpEndedOn = by.At.BeijingDate();
        }
    }

    /// <summary>The field of an answer's form, e.g. Point3.Result.</summary>
    public static string FieldOf(AskedPoint point, string part) => $"Point{point.Order}.{part}";

    private HandlingAnswer OfPoint(AskedPoint point)
    {
        if (AnswerTo(point.Id) is { } known)
        {
            return known;
        }

        var answer = new HandlingAnswer(point.Id, point.Body);
        answers.Add(answer);
        return answer;
    }

    private static IReadOnlyList<Obstacle> ObstaclesToPoint(IReadOnlyList<AskedPoint> asked, IReadOnlyCollection<SupervisedBodyId> mine, Guid point) =>
        asked.FirstOrDefault(a => a.Id == point) is not { } known ? [new(HandlingRules.OwnPoints, "这一条不在交给本单位的意见里。")]
        : !mine.Contains(known.Body) ? [new(HandlingRules.OwnPoints, $"{known.Name}不由本单位主办，不能代为答复。", FieldOf(known, "Status"))]
        : [];

    private static IEnumerable<Obstacle> ObstaclesToEntry(
        IReadOnlyList<AskedPoint> asked, IReadOnlyCollection<SupervisedBodyId> mine, AnswerEntry entry, DateOnly today)
    {
        if (ObstaclesToPoint(asked, mine, entry.Point) is { Count: > 0 } foreign)
        {
            return foreign;
        }

        var point = asked.Single(a => a.Id == entry.Point);
        var lengths = new[] { ("Measures", "措施", entry.Measures), ("Result", "结果", entry.Result), ("Evidence", "佐证", entry.Evidence) }
            .Where(f => f.Item3.Length > LongestField)
            .Select(f => new Obstacle(HandlingRules.EveryPoint, $"{f.Item2}最多 {LongestField} 个字，现在有 {f.Item3.Length} 个字。", FieldOf(point, f.Item1)));
        IReadOnlyList<Obstacle> reason = entry.Status == PointStatus.NotAdopted && string.IsNullOrWhiteSpace(entry.Result)
            ? [new(HandlingRules.EveryPoint, $"{point.Name}不采纳，请写明理由。", FieldOf(point, "Result"))] : [];
        return [.. lengths, .. reason, .. ObstaclesToDay(point, entry.Status, entry.Day, today)];
    }

    private static IEnumerable<Obstacle> ObstaclesToDay(AskedPoint point, PointStatus? status, DateOnly? day, DateOnly today) => (status, day) switch
    {
        (PointStatus.Done, { } on) when on > today =>
            [new(HandlingRules.EveryPoint, $"{point.Name}已办结的，办结日期不能晚于今天。", FieldOf(point, "Day"))],
        (_, { } on) when on.Year < today.Year - 5 || on.Year > today.Year + 5 =>
            [new(HandlingRules.EveryPoint, $"{point.Name}的日期请填写今天前后五年以内的日期。", FieldOf(point, "Day"))],
        _ => [],
    };

    private static IEnumerable<Obstacle> ObstaclesToWhole(AskedPoint point, HandlingAnswer a, DateOnly today)
    {
        if (a.Status != PointStatus.NotAdopted && a.Measures.Length == 0)
        {
            yield return new(HandlingRules.EveryPoint, $"{point.Name}还没有写措施。", FieldOf(point, "Measures"));
        }

        if (a.Status is PointStatus.Done or PointStatus.NotAdopted && a.Result.Length == 0)
        {
            yield return new(HandlingRules.EveryPoint, a.Status == PointStatus.Done
                ? $"{point.Name}已办结，请写明结果。" : $"{point.Name}不采纳，请写明理由。", FieldOf(point, "Result"));
        }

        if (a.Status != PointStatus.NotAdopted && a.Day is null)
        {
            yield return new(HandlingRules.EveryPoint, $"{point.Name}请填写办结日期或者计划完成日期。", FieldOf(point, "Day"));
        }

        foreach (var obstacle in ObstaclesToDay(point, a.Status, a.Day, today))
        {
            yield return obstacle;
        }
    }
}
