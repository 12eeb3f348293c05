using Supervision.Web.Access;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Organisation;

/// <summary>What an import would do with one row.</summary>
/// <param name="Number">Row in the file.</param>
/// <param name="Name">Whom or what it is about.</param>
/// <param name="What">新增, 更新 or 已有.</param>
/// <param name="Detail">What exactly.</param>
public sealed record RosterRow(int Number, string Name, string What, string Detail);

/// <summary>What an import would do; with any problem it does nothing at all (D-17.33).</summary>
public sealed record RosterPreview(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RowProblem> Problems, IReadOnlyList<RowProblem> Warnings)
{
    public int Added => Rows.Count(r => r.What == "新增");

    public int Updated => Rows.Count(r => r.What == "更新");

    public int Known => Rows.Count(r => r.What == "已有");
}

/// <summary>Rows of the file turned into rows of the register, in a context that is saved or thrown away.</summary>
internal sealed class RosterWork(SupervisionDb db, RosterSheet sheet, DateOnly today, CancellationToken stop)
{
    public SupervisionDb Db => db;

    public RosterSheet Sheet => sheet;

    public DateOnly Today => today;

    public CancellationToken Stop => stop;

    public List<RosterRow> Rows { get; } = [];

    public List<RowProblem> Problems { get; } = [];

    public List<RowProblem> Warnings { get; } = [];

    public void Refuse(SheetRow row, string message) => Problems.Add(new(row.Number, message));

    public void Refuse(SheetRow row, IEnumerable<Obstacle> obstacles) => Problems.AddRange(obstacles.Select(o => new RowProblem(row.Number, o.Message)));

    public void Warn(SheetRow row, string message) => Warnings.Add(new(row.Number, message));

    public void Took(SheetRow row, string name, bool isNew, IReadOnlyCollection<string> changes) => Rows.Add(new(
        row.Number, name, isNew ? "新增" : changes.Count > 0 ? "更新" : "已有", string.Join("；", changes)));

    /// <summary>The day in a cell, or the fallback when it is empty; a cell that is no date is a problem.</summary>
    public DateOnly DayOf(SheetRow row, string heading, DateOnly fallback)
    {
        var text = sheet.Cell(row, heading);
        if (text.Length == 0 || RosterSheet.TryDay(text, out var day))
        {
            return text.Length == 0 ? fallback : RosterSheet.TryDay(text, out var read) ? read : fallback;
        }

        Refuse(row, $"“{heading}”写的是“{text}”，请写成 2026-01-10 这样的日期。");
        return fallback;
    }
}

/// <summary>Reads a file of people or bodies and shows what it would do, without writing anything (导入预览).</summary>
public sealed class PreviewRoster(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<RosterPreview> RunAsync(RosterKind kind, Stream file, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditOrganisation, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await BuildAsync(db, kind, file, stop);
    }

    /// <summary>Fills the context with what the file says; the caller saves it or throws it away.</summary>
    internal static async Task<RosterPreview> BuildAsync(SupervisionDb db, RosterKind kind, Stream file, CancellationToken stop)
    {
        var reading = SheetReader.Read(file);
        if (reading.Sheet is not { } sheet)
        {
            return new([], reading.Problems, []);
        }

        var (roster, problems) = RosterSheet.Of(sheet, RosterTemplates.Of(kind));
        if (roster is null)
        {
            return new([], problems, []);
        }

        var work = new RosterWork(db, roster, db.Clock.Today(), stop);
        await (kind == RosterKind.People ? new PeopleImport(work).RunAsync() : new BodiesImport(work).RunAsync());
        return new(work.Rows, work.Problems, work.Warnings);
    }
}

/// <summary>Imports a file of people or bodies after its preview was confirmed (导入名册).</summary>
/// <remarks>Everything is computed anew, so that what changed since the preview is seen; with one bad row nothing is written.</remarks>
public sealed class ImportRoster(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome<RosterPreview>> RunAsync(RosterKind kind, Stream file, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditOrganisation, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var preview = await PreviewRoster.BuildAsync(db, kind, file, stop);
        if (preview.Problems.Count > 0)
        {
            return Outcome<RosterPreview>.Refused([.. preview.Problems.Select(p => new Obstacle(OrganisationRules.ProperRecord, p.ToString(), "File"))]);
        }

        if (preview.Added + preview.Updated > 0)
        {
            db.Tell(MatterRef.House, $"导入{(kind == RosterKind.People ? "人员" : "单位")}：新增{preview.Added}，更新{preview.Updated}，已有{preview.Known}");
            await db.SaveChangesAsync(stop);
        }

        return Outcome<RosterPreview>.Done(preview);
    }
}
