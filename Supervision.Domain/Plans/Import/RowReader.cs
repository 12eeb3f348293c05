using Supervision.Domain.Organisation;

namespace Supervision.Domain.Plans.Import;

/// <summary>Reads the rows of one file; what it cannot read it adds to the problems.</summary>
internal sealed class RowReader(ColumnMap map, ImportContext context, List<ImportProblem> problems)
{
    private readonly NameList bodies = PlanImport.Bodies(context);
    private readonly NameList committees = PlanImport.Committees(context);
    private readonly Dictionary<(PlanItemKind, string), int> seen = [];

    private readonly Dictionary<(PlanItemKind, string), ExistingLine> existing = context.Existing
        .DistinctBy(e => (e.Content.Kind, PlanText.Key(e.Content.Title)))
        .ToDictionary(e => (e.Content.Kind, PlanText.Key(e.Content.Title)));

    public List<ImportLine> Read(IReadOnlyList<ImportRow> rows)
    {
        List<ImportLine> lines = new(rows.Count);
        foreach (var row in rows)
        {
            if (ReadRow(row) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private ImportLine? ReadRow(ImportRow row)
    {
        var (word, title) = (map.Cell(row, PlanColumn.Kind), map.Cell(row, PlanColumn.Title));
        var (time, wrong) = TimeWords.Read(map.Cell(row, PlanColumn.Time));
        var before = problems.Count;
        if (KindWords.Read(word) is not { } kind)
        {
            problems.Add(new(row.Number, KindWords.Problem(word)));
            return null;
        }

        if (wrong is not null)
        {
            problems.Add(new(row.Number, wrong));
        }

        var content = ContentOf(row, kind, title, time);
        problems.AddRange(content.Obstacles().Select(o => new ImportProblem(row.Number, o.Message)));
        if (!seen.TryAdd((kind, PlanText.Key(title)), row.Number) && title.Length > 0)
        {
            problems.Add(new(row.Number, $"与第 {seen[(kind, PlanText.Key(title))]} 行重复：“{PlanImport.Short(title)}”。"));
        }

        return problems.Count > before ? null : Matched(row.Number, content);
    }

    private PlanItemContent ContentOf(ImportRow row, PlanItemKind kind, string title, PlanTime time) => new(kind, title)
    {
        Time = time,
        OriginSequence = map.Cell(row, PlanColumn.Sequence),
        KeyPoints = map.Cell(row, PlanColumn.KeyPoints),
        Remarks = map.Cell(row, PlanColumn.Remarks),
        Source = kind == PlanItemKind.Statutory ? TopicSource.Statutory : null,
        Committees = [.. committees.Split(map.Cell(row, PlanColumn.Committees)).Select(Committee)],
        Bodies = [.. bodies.Split(map.Cell(row, PlanColumn.Bodies)).Select(Body)],
    };

    // The committee chosen for lines without one leads; names left open stand behind it.
    private PlanItemContent Led(PlanItemContent content) =>
        context.DefaultCommittee is { } standard && content.Committees.All(n => n.Committee is null)
        && context.Committees.FirstOrDefault(c => c.Id == standard.Value) is { } known
            ? content with { Committees = [new(known.Name, standard), .. content.Committees] }
            : content;

    private NamedCommittee Committee(string name) =>
        new(name, (committees.Find(name) ?? Chosen(NameSort.Committee, name)) is { } id ? new WorkCommitteeId(id) : null);

    private NamedBody Body(string name) =>
        new(name, (bodies.Find(name) ?? Chosen(NameSort.Body, name)) is { } id ? new SupervisedBodyId(id) : null);

    private Guid? Chosen(NameSort sort, string name) =>
        context.Choices.TryGetValue((sort, name), out var choice) && choice.Answer == NameAnswer.Map ? choice.Target : null;

    private ImportLine Matched(int row, PlanItemContent content)
    {
        if (!existing.TryGetValue((content.Kind, PlanText.Key(content.Title)), out var known))
        {
            return new(row, Led(content), ImportMatch.New, null);
        }

        var merged = Led(Merged(known.Content, content));
        return new(row, merged, IsSame(merged, known.Content) ? ImportMatch.Same : ImportMatch.Changed, known.Id);
    }

    // What the file leaves empty keeps what people entered since.
    private static PlanItemContent Merged(PlanItemContent old, PlanItemContent file) => old with
    {
        Title = file.Title,
        Time = file.Time == PlanTime.Open ? old.Time : file.Time,
        OriginSequence = Either(file.OriginSequence, old.OriginSequence),
        KeyPoints = Either(file.KeyPoints, old.KeyPoints),
        Remarks = Either(file.Remarks, old.Remarks),
        Committees = file.Committees.Count == 0 || (file.Committees.All(c => c.Committee is null) && old.Committees.Any(c => c.Committee is not null))
            ? old.Committees : file.Committees,
        Bodies = file.Bodies.Count == 0 ? old.Bodies : file.Bodies,
    };

    private static string Either(string text, string otherwise) => text.Length == 0 ? otherwise : text;

    private static bool IsSame(PlanItemContent a, PlanItemContent b) =>
        (a with { Committees = [], Bodies = [] }) == (b with { Committees = [], Bodies = [] })
        && a.Committees.SequenceEqual(b.Committees) && a.Bodies.SequenceEqual(b.Bodies);
}
