using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>Says what is owed around appointees: statement, oath, yearly report.</summary>
internal sealed class AppointeeDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Appointee;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        AppointeeId? one = id is { } given ? new AppointeeId(given) : null;
        var files = await db.Appointees.AsNoTracking().Where(a => one == null || a.Id == one).ToListAsync(stop);
        var people = files.ConvertAll(f => f.Person);
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var reports = (await db.DutyReports.AsNoTracking().Where(r => one == null || r.Appointee == one).ToListAsync(stop)).ToLookup(r => r.Appointee);
        var sittings = await SittingsAsync(db, files, stop);
        var personnel = await db.PersonnelAsync(stop);
        return [.. files.SelectMany(f => AppointeeDuties.Of(
            new(f, names[f.Person], sittings, [.. reports[f.Id]], personnel), basis.Rules, basis.Calculator, basis.Today))];
    }

    private static async Task<IReadOnlyDictionary<Guid, DateOnly>> SittingsAsync(SupervisionDb db, List<Appointee> files, CancellationToken stop)
    {
        List<SittingId> wanted = [.. files.SelectMany(f => f.Appointments).Select(a => a.Sitting).OfType<SittingId>().Distinct()];
        return (await db.Sittings.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToListAsync(stop))
            .Where(s => s.State != SittingState.Cancelled).ToDictionary(s => s.Id.Value, s => s.FirstDay);
    }
}

/// <summary>Says what is owed around law exams.</summary>
internal sealed class LawExamDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.LawExam;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        LawExamId? one = id is { } given ? new LawExamId(given) : null;
        var exams = await db.LawExams.AsNoTracking().Where(e => one == null || e.Id == one).ToListAsync(stop);
        var people = await db.Appointees.AsNoTracking().Where(a => a.ClosedOn == null).Select(a => new { a.Id, a.Person }).ToListAsync(stop);
        var personnel = await db.PersonnelAsync(stop);
        var byFile = people.ToDictionary(p => p.Id.Value, p => p.Person.Value);
        return [.. exams.SelectMany(e => LawExamDuties.Of(e, byFile, personnel))];
    }
}
