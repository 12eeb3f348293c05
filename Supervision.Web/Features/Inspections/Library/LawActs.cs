using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Library;

/// <summary>A text as it was read, with the versions of the same law that are there.</summary>
/// <param name="Reading">What was found in it.</param>
/// <param name="Known">Names of the versions in use, the newest first.</param>
public sealed record LawPreview(LawReading Reading, IReadOnlyList<string> Known);

/// <summary>Shows what a text of a law is made of, without writing anything (导入预览).</summary>
[Demands(Permissions.EditLaws)]
public sealed class PreviewLaw(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<LawPreview> RunAsync(string source, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditLaws, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var reading = LawTextReader.Read(source);
        var key = LawText.KeyOf(reading.Title);
        var known = await db.LawTexts.AsNoTracking().Where(l => l.Law == key && l.RetiredOn == null).OrderByDescending(l => l.VersionDate).ToListAsync(stop);
        return new(reading, [.. known.Select(l => l.Name)]);
    }
}

/// <summary>Takes a version of a law into the library (导入法律文本, D-6.5): every line of it, as it stands.</summary>
[Demands(Permissions.EditLaws)]
public sealed class ImportLaw(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome<LawTextId>> RunAsync(string source, LawEntry entry, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditLaws, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var (reading, hash, key) = (LawTextReader.Read(source), TextHash.Of(source), LawText.KeyOf(entry.Title));

        // Looking and writing under one lock: of two who import the same text one is told that it is there.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var others = await db.LawTexts.AsNoTracking().Where(l => l.Law == key && l.RetiredOn == null).ToListAsync(stop);
        if (LawText.ObstaclesToImport(entry, reading, hash, others, db.Clock.Today()) is { Count: > 0 } obstacles)
        {
            return Outcome<LawTextId>.Refused(obstacles);
        }

        var law = LawText.Of(new(Guid.CreateVersion7()), entry, reading, hash, actor.Name, db.Clock.Today());
        db.LawTexts.Add(law);
        db.Tell(MatterRef.House, $"导入{law.Name}，{law.Chapters} 章 {law.Articles} 条{(law.Problems > 0 ? $"，编号 {law.Problems} 处照原文收入" : "")}，校验码 {hash[..8]}");
        await db.SaveChangesAsync(stop);

        // After its law, so that the many lines go in by one prepared statement.
        db.LawProvisions.AddRange(reading.Lines.Select(l => LawProvision.Of(law.Id, l)));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome<LawTextId>.Done(law.Id);
    }
}

/// <summary>Puts a version out of use (停用法律文本): it is not offered any more; inspections that use it keep it.</summary>
[Demands(Permissions.EditLaws)]
public sealed class RetireLaw(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(LawTextId id, string reason, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditLaws, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.LawTexts.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } law)
        {
            return Outcome.Refused(new Obstacle(InspectionRules.LawVersions, "没有找到这个文本，请回到文本库。"));
        }

        if (law.ObstaclesToRetire(reason) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        law.Retire(db.Clock.Today(), reason);
        db.Tell(MatterRef.House, $"停用{law.Name}：{reason.Trim()}");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
