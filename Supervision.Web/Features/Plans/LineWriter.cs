using Supervision.Domain.Plans;
using Supervision.Domain.Plans.Import;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Creates bodies and committees for the names that the preview was told to create.</summary>
/// <param name="Ids">The new ones by sort and name.</param>
internal sealed record MissingNames(IReadOnlyDictionary<(NameSort Sort, string Text), Guid> Ids)
{
    public IReadOnlyList<string> Created => [.. Ids.Keys.Select(k => k.Text)];

    public static async Task<MissingNames> CreateAsync(SupervisionDb db, ImportPreview preview, ImportSettings settings, CancellationToken stop)
    {
        var wanted = preview.Names.Where(n => IsWanted(n, settings)).ToList();
        var from = await db.Terms.AsNoTracking().OrderBy(t => t.Start).Select(t => (DateOnly?)t.Start).FirstOrDefaultAsync(stop) ?? new DateOnly(preview.Year!.Value, 1, 1);
        var lastBody = await db.SupervisedBodies.MaxAsync(b => (int?)b.Order, stop) ?? 0;
        var lastCommittee = await db.WorkCommittees.MaxAsync(c => (int?)c.Order, stop) ?? 0;
        Dictionary<(NameSort, string), Guid> ids = [];
        foreach (var name in wanted)
        {
            ids[(name.Sort, name.Text)] = name.Sort == NameSort.Body
                ? Body(db, name.Text, from, ++lastBody)
                : Committee(db, name.Text, ++lastCommittee);
        }

        if (wanted.Count > 0)
        {
            db.Tell(MatterRef.House, $"随计划导入新建：{string.Join('、', wanted.Select(n => n.Text))}");
        }

        return new(ids);
    }

    private static bool IsWanted(OpenName name, ImportSettings settings) =>
        settings.Choices.TryGetValue((name.Sort, name.Text), out var choice)
            ? choice.Answer == NameAnswer.Create
            : settings.CreateMissing && !NameList.IsCollective(name.Text) && OrganisationRules.ObstaclesToName(name.Text, "").Count == 0;

    private static Guid Body(SupervisionDb db, string name, DateOnly from, int order)
    {
        var body = SupervisedBody.Named(name, name, KindOf(name), from, order);
        db.SupervisedBodies.Add(body);
        return body.Id.Value;
    }

    private static Guid Committee(SupervisionDb db, string name, int order)
    {
        var kind = name.EndsWith("工作委员会", StringComparison.Ordinal) || name.EndsWith("工委", StringComparison.Ordinal)
            || name.EndsWith("办公室", StringComparison.Ordinal) ? WorkCommitteeKind.Working : WorkCommitteeKind.Special;
        var committee = WorkCommittee.Named(name, name, kind, order);
        db.WorkCommittees.Add(committee);
        return committee.Id.Value;
    }

    private static BodyKind KindOf(string name) =>
        name.EndsWith("人民政府", StringComparison.Ordinal) ? BodyKind.Government
        : name.Contains("监察委", StringComparison.Ordinal) ? BodyKind.Supervisory
        : name.EndsWith("法院", StringComparison.Ordinal) ? BodyKind.Court
        : name.EndsWith("检察院", StringComparison.Ordinal) ? BodyKind.Procuratorate
        : name.EndsWith('局') || name.EndsWith("委员会", StringComparison.Ordinal) ? BodyKind.Department
        : BodyKind.Other;
}

/// <summary>Writes the lines of an import in portions, so that 5,000 of them show their progress.</summary>
internal sealed class LineWriter(SupervisionDb db, AnnualPlanId plan, MissingNames names, IProgress<int>? progress)
{
    private const int Portion = 250;
    private int last;

    public async Task WriteAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        last = await db.PlanItems.Where(i => i.Plan == plan).MaxAsync(i => (int?)i.Order, stop) ?? 0;
        var done = 0;
        foreach (var portion in lines.Chunk(Portion))
        {
            // Rows already saved are let go, or each save would look at all of them again.
            db.ChangeTracker.Clear();
            await UpdateAsync([.. portion.Where(NeedsUpdate)], stop);
            db.PlanItems.AddRange(portion.Where(l => l.Existing is null).Select(Made));
            if (db.ChangeTracker.HasChanges())
            {
                db.Tell(new(MatterKind.Plan, plan.Value), $"导入第 {done + 1}—{done + portion.Length} 行");
                await db.SaveChangesAsync(stop);
            }

            done += portion.Length;
            progress?.Report(done);
        }
    }

    // Unchanged lines are touched only when one of their names has just been created.
    private bool NeedsUpdate(ImportLine line) => line.Existing is not null && (line.Match == ImportMatch.Changed || Named(line.Content) != line.Content);

    private PlanItem Made(ImportLine line) => PlanItem.Of(new(Guid.CreateVersion7()), plan, ++last, Named(line.Content));

    private async Task UpdateAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        var ids = lines.Select(l => l.Existing!.Value).ToList();
        var items = await db.PlanItems.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, stop);
        foreach (var line in lines)
        {
            items[line.Existing!.Value].Describe(Named(line.Content));
        }
    }

    private PlanItemContent Named(PlanItemContent content) => names.Ids.Count == 0 ? content : content with
    {
        Committees = [.. content.Committees.Select(c => names.Ids.TryGetValue((NameSort.Committee, c.Name), out var id) ? c with { Committee = new(id) } : c)],
        Bodies = [.. content.Bodies.Select(b => names.Ids.TryGetValue((NameSort.Body, b.Name), out var id) ? b with { Body = new(id) } : b)],
    };
}
