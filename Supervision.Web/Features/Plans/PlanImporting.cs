using Supervision.Domain.Plans;
using Supervision.Domain.Plans.Import;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Plans;

/// <summary>What a person chose in the preview.</summary>
public sealed record ImportSettings
{
    /// <summary>The year to import into; null takes the year the file names.</summary>
    public int? Year { get; init; }

    /// <summary>Answers for names that are not known.</summary>
    public IReadOnlyDictionary<(NameSort Sort, string Text), NameChoice> Choices { get; init; } = new Dictionary<(NameSort, string), NameChoice>();

    /// <summary>Leads the lines for which the file names no committee.</summary>
    public WorkCommitteeId? DefaultCommittee { get; init; }

    /// <summary>Creates every name that is not known and not collective (<c>--create-missing</c>).</summary>
    public bool CreateMissing { get; init; }
}

/// <summary>A plan file once read: a table, or why it is none.</summary>
/// <param name="Table">The table; null when refused.</param>
/// <param name="Problems">Why not, by row.</param>
public sealed record PlanFile(ImportTable? Table, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>Reads CSV or XLSX, judged by content. The stream must be seekable.</summary>
    public static PlanFile Read(Stream content)
    {
        var reading = SheetReader.Read(content);
        return new(
            reading.Sheet is { } sheet ? new(sheet.Headings, [.. sheet.Rows.Select(r => new ImportRow(r.Number, r.Cells))]) : null,
            [.. reading.Problems.Select(p => new ImportProblem(p.Row, p.Message))]);
    }
}

/// <summary>Shows what importing a file would do; writes nothing.</summary>
public sealed class PreviewPlanImport(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<ImportPreview> RunAsync(ImportTable table, ColumnMap map, ImportSettings settings, CancellationToken stop)
    {
        await person.DemandAsync(Permissions.ImportPlan, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        return await ReadAsync(db, table, map, settings, stop);
    }

    /// <summary>The preview in a context that is open already.</summary>
    internal static async Task<ImportPreview> ReadAsync(
        SupervisionDb db, ImportTable table, ColumnMap map, ImportSettings settings, CancellationToken stop)
    {
        var context = await ContextAsync(db, settings, stop);
        var first = PlanImport.Read(table, map, context);
        if (first.Year is not { } year)
        {
            return first;
        }

        var lines = await db.PlanItems.AsNoTracking().Where(i => db.AnnualPlans.Any(p => p.Year == year && p.Id == i.Plan)).ToListAsync(stop);
        return lines.Count == 0 ? first : PlanImport.Read(table, map, context with
        {
            Existing = [.. lines.Select(i => new ExistingLine(i.Id, i.Content))],
        });
    }

    private static async Task<ImportContext> ContextAsync(SupervisionDb db, ImportSettings settings, CancellationToken stop)
    {
        var terms = await db.Terms.AsNoTracking().ToListAsync(stop);
        return new()
        {
            Year = settings.Year,
            Choices = settings.Choices,
            DefaultCommittee = settings.DefaultCommittee,
            Bodies = [.. (await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop)).Select(b => new KnownName(b.Id.Value, b.Name, b.ShortName, b.Kind))],
            Committees = [.. (await db.WorkCommittees.AsNoTracking().OrderBy(c => c.Order).ToListAsync(stop)).Select(c => new KnownName(c.Id.Value, c.Name, c.ShortName))],
            Terms = [.. terms.Select(t => (t.Start.Year, t.End?.Year))],
        };
    }
}

/// <summary>What an import did.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Year">Its year.</param>
/// <param name="Added">New lines.</param>
/// <param name="Updated">Lines brought up to date.</param>
/// <param name="Same">Lines that were there already.</param>
/// <param name="CreatedNames">Bodies and committees created.</param>
public sealed record ImportResult(AnnualPlanId Plan, int Year, int Added, int Updated, int Same, IReadOnlyList<string> CreatedNames);

/// <summary>Writes a plan file after its preview was confirmed: all of it or nothing, in one transaction.</summary>
public sealed class ImportPlan(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <param name="table">The file.</param>
    /// <param name="map">Which column means what.</param>
    /// <param name="settings">The choices of the preview.</param>
    /// <param name="progress">Told how many lines are written.</param>
    /// <param name="stop">Cancels; nothing stays written.</param>
    public async Task<Outcome<ImportResult>> RunAsync(
        ImportTable table, ColumnMap map, ImportSettings settings, IProgress<int>? progress, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ImportPlan, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var preview = await PreviewPlanImport.ReadAsync(db, table, map, settings, stop);
        if (!preview.IsClean)
        {
            return Refused([.. preview.Problems.Select(p => p.ToString()).DefaultIfEmpty("没有可以导入的行。")]);
        }

        var today = db.Clock.Today();
        var plan = await db.AnnualPlans.SingleOrDefaultAsync(p => p.Year == preview.Year, stop);
        if ((plan?.ObstaclesToEdit() ?? AnnualPlan.ObstaclesToCreate(preview.Year!.Value, today)) is { Count: > 0 } obstacles)
        {
            return Outcome<ImportResult>.Refused(obstacles);
        }

        plan ??= Added(db, preview, today);
        try
        {
            var result = await WriteAsync(db, plan, preview, settings, progress, stop);
            await deadlines.SaveAsync(db, plan.Matter, stop);
            await transaction.CommitAsync(stop);
            return Outcome<ImportResult>.Done(result);
        }
        catch (DbUpdateException)
        {
            return Refused("他人刚刚修改了这份计划，没有导入。请重新预览后再确认。");
        }
    }

    private static async Task<ImportResult> WriteAsync(
        SupervisionDb db, AnnualPlan plan, ImportPreview preview, ImportSettings settings, IProgress<int>? progress, CancellationToken stop)
    {
        db.Tell(plan.Matter, $"导入计划{(preview.SourceTitle.Length > 0 ? $"《{preview.SourceTitle}》" : "")}，{preview.Summary}");
        var names = await MissingNames.CreateAsync(db, preview, settings, stop);
        await db.SaveChangesAsync(stop);
        await new LineWriter(db, plan.Id, names, progress).WriteAsync(preview.Lines, stop);
        int Count(ImportMatch match) => preview.Lines.Count(l => l.Match == match);
        return new(plan.Id, plan.Year, Count(ImportMatch.New), Count(ImportMatch.Changed), Count(ImportMatch.Same), names.Created);
    }

    // A plan that comes as a file is past its collecting of topics.
    private static AnnualPlan Added(SupervisionDb db, ImportPreview preview, DateOnly today)
    {
        var plan = AnnualPlan.Create(new(Guid.CreateVersion7()), preview.Year!.Value, today);
        plan.Draft(today);
        plan.NameSource(preview.SourceTitle);
        db.AnnualPlans.Add(plan);
        return plan;
    }

    private static Outcome<ImportResult> Refused(params IReadOnlyList<string> messages) =>
        Outcome<ImportResult>.Refused([.. messages.Select(m => new Obstacle(PlanRules.ProperImport, m, "File"))]);
}
