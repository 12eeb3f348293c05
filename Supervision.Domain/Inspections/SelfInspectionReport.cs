using System.Collections.Frozen;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>How a body sees itself on an article (D-6.8).</summary>
public enum SelfGrade
{
    /// <summary>落实到位.</summary>
    InPlace,

    /// <summary>基本落实.</summary>
    Mostly,

    /// <summary>未落实.</summary>
    Not,

    /// <summary>不适用.</summary>
    DoesNotApply,
}

/// <summary>Words of self-inspection.</summary>
public static class SelfGrades
{
    public static IReadOnlyDictionary<SelfGrade, string> Words { get; } = new Dictionary<SelfGrade, string>
    {
        [SelfGrade.InPlace] = "落实到位",
        [SelfGrade.Mostly] = "基本落实",
        [SelfGrade.Not] = "未落实",
        [SelfGrade.DoesNotApply] = "不适用",
    }.ToFrozenDictionary();

    public static string Word(this SelfGrade grade) => Words[grade];
}

/// <summary>An answer as typed; without a grade it is none yet.</summary>
public sealed record SelfEntry(SelfGrade? Grade, string Text, string Figures)
{
    /// <summary>True when nothing at all was filled in.</summary>
    public bool IsEmpty => Grade is null && Text.Trim().Length == 0 && Figures.Trim().Length == 0;
}

/// <summary>The answer of a body on one article.</summary>
public sealed class SelfAnswer
{
    private SelfAnswer()
    {
    }

    internal SelfAnswer(ChecklistItemId item, SelfEntry entry) => (Item, Grade, Text, Figures) = (item, entry.Grade!.Value, entry.Text.Trim(), entry.Figures.Trim());

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public ChecklistItemId Item { get; private set; }

    public SelfGrade Grade { get; private set; }

    public string Text { get; private set; } = "";

    public string Figures { get; private set; } = "";
}

/// <summary>A file that shows what an answer says (佐证材料).</summary>
public sealed class SelfEvidence
{
    private SelfEvidence()
    {
    }

    internal SelfEvidence(int order, ChecklistItemId item, Guid file, string name) => (Order, Item, File, Name) = (order, item, file, name);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public ChecklistItemId Item { get; private set; }

    public Guid File { get; private set; }

    public string Name { get; private set; } = "";
}

/// <summary>What an inspected body reports of itself, article by article (自查报告, D-6.8).</summary>
public sealed class SelfInspectionReport
{
    /// <summary>Longest answer.</summary>
    public const int LongestText = 3000;

    /// <summary>Longest figures.</summary>
    public const int LongestFigures = 500;

    private readonly List<SelfAnswer> answers = [];
    private readonly List<SelfEvidence> evidence = [];

    private SelfInspectionReport()
    {
    }

    public SelfInspectionReportId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    public SupervisedBodyId Body { get; private set; }

    /// <summary>The day it was handed in first; null while it is being filled in.</summary>
    public DateOnly? HandedInOn { get; private set; }

    public string HandedInBy { get; private set; } = "";

    /// <summary>True when the Office entered it on the body's behalf (代录).</summary>
    public bool IsByOffice { get; private set; }

    /// <summary>The day on which every article was answered and handed in; null while something is missing (D-16.11).</summary>
    public DateOnly? CompleteOn { get; private set; }

    public IReadOnlyList<SelfAnswer> Answers => answers;

    public IReadOnlyList<SelfEvidence> Evidence => [.. evidence.OrderBy(e => e.Order)];

    public static SelfInspectionReport For(LawInspectionId inspection, SupervisedBodyId body) =>
        new() { Id = new(Guid.CreateVersion7()), Inspection = inspection, Body = body };

    public SelfAnswer? Find(ChecklistItemId item) => answers.Find(a => a.Item == item);

    /// <summary>Articles of the body without an answer.</summary>
    public IReadOnlyList<ChecklistItem> MissingIn(LawInspection inspection) => [.. inspection.ItemsOf(Body).Where(i => Find(i.Id) is null)];

    /// <summary>Why nothing can be written: before the notice, after the withdrawal, and once the council agreed to the report, which holds these answers.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToOpen(LawInspection inspection) =>
        inspection.IsOver ? [new(InspectionRules.SelfReports, "检查已经撤回，不再报送自查报告。")]
        : inspection.State < InspectionState.Noticed ? [new(InspectionRules.SelfReports, "还没有通知自查。")]
        : inspection.State >= InspectionState.ReportApproved ? [new(InspectionRules.SelfReports, "主任会议已经同意检查报告，自查报告不再更改。")]
        : [];

    /// <summary>Why these answers cannot be kept; each sentence names its article as field.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAnswer(LawInspection inspection, IReadOnlyDictionary<ChecklistItemId, SelfEntry> entries)
    {
        var own = inspection.ItemsOf(Body).Select(i => i.Id).ToHashSet();
        return ObstaclesToOpen(inspection) is { Count: > 0 } closed ? closed
            : [.. entries.Where(e => !e.Value.IsEmpty).SelectMany(e => own.Contains(e.Key)
                ? ObstaclesTo(inspection.Find(e.Key)!, e.Value) : [new Obstacle(InspectionRules.SelfReports, "这一条不由你单位负责，不需要自查。", e.Key.Value.ToString())])];
    }

    /// <summary>Why it cannot be handed in: nothing was answered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHandIn() =>
        answers.Count == 0 ? [new(InspectionRules.SelfReports, "还没有填写任何一条，请逐条填写后报送。")] : [];

    /// <summary>Keeps answers; an emptied one is taken back while nothing was handed in.</summary>
    public void Answer(LawInspection inspection, IReadOnlyDictionary<ChecklistItemId, SelfEntry> entries, DateOnly day)
    {
        foreach (var (item, entry) in entries.Where(e => !e.Value.IsEmpty || HandedInOn is null))
        {
            answers.RemoveAll(a => a.Item == item);
            if (!entry.IsEmpty)
            {
                answers.Add(new(item, entry));
            }
        }

        Complete(inspection, day);
    }

    public void Attach(ChecklistItemId item, Guid file, string name) =>
        evidence.Add(new(evidence.Count == 0 ? 1 : evidence.Max(e => e.Order) + 1, item, file, name));

    /// <summary>Handed in, complete or not: what is missing goes on being asked for.</summary>
    public void HandIn(LawInspection inspection, string by, bool isByOffice, DateOnly day)
    {
        (HandedInOn, HandedInBy, IsByOffice) = (HandedInOn ?? day, by, isByOffice);
        Complete(inspection, day);
    }

    /// <summary>An article was set aside or applies again: what is missing is looked at anew.</summary>
    public void Recount(LawInspection inspection, DateOnly day) => Complete(inspection, day);

    private void Complete(LawInspection inspection, DateOnly day) =>
        CompleteOn = HandedInOn is null || MissingIn(inspection).Count > 0 ? null : CompleteOn ?? day;

    private static IEnumerable<Obstacle> ObstaclesTo(ChecklistItem item, SelfEntry entry)
    {
        Obstacle Refuse(string message) => new(InspectionRules.SelfReports, $"{item.Article.Words}：{message}", item.Id.Value.ToString());
        return entry.Grade is null ? [Refuse("请选择落实到位、基本落实、未落实或者不适用。")]
            : entry.Text.Trim().Length is 0 or > LongestText ? [Refuse("请填写落实情况，最多 3000 个字。")]
            : entry.Figures.Length > LongestFigures ? [Refuse("数据最多 500 个字。")] : [];
    }
}
