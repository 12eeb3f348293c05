using Supervision.Domain.Appointees;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.DutyReports;

/// <summary>How somebody stands with the report of a year.</summary>
/// <param name="Debt">Whether it is owed.</param>
/// <param name="Report">What came in or was decided; null while nothing has.</param>
/// <param name="Due">Last day.</param>
/// <param name="DaysLate">Days late, of an open one until today; 0 when in time.</param>
public sealed record DutyStanding(DutyReportDebt Debt, DutyReport? Report, DateOnly Due, int DaysLate)
{
    public DutyReportState State => Report?.State ?? DutyReportState.Asked;

    public bool IsLate => DaysLate > 0;

    /// <summary>True for those who are on the list of the year: they owe it, or it is there.</summary>
    public bool IsListed => Debt.IsOwed || Report?.SubmittedOn is not null || Report?.State == DutyReportState.Exempt;
}

/// <summary>How all appointees stand with their yearly reports.</summary>
internal sealed class DutyStandings
{
    private readonly LoadedBasis basis;
    private readonly Dictionary<(AppointeeId, int), DutyReport> reports;

    private DutyStandings(LoadedBasis basis, Dictionary<(AppointeeId, int), DutyReport> reports) => (this.basis, this.reports) = (basis, reports);

    public DateOnly Today => basis.Today;

    /// <summary>The year whose report was asked for last.</summary>
    public int LatestYear => AppointeeDuties.AskedOn(basis.Today.Year) <= basis.Today ? basis.Today.Year : basis.Today.Year - 1;

    public static async Task<DutyStandings> LoadAsync(SupervisionDb db, CancellationToken stop) => new(
        await db.LoadBasisAsync(stop), await db.DutyReports.AsNoTracking().ToDictionaryAsync(r => (r.Appointee, r.Year), stop));

    /// <summary>The last day for the report of a year.</summary>
    public DateOnly DueOn(int year) => AppointeeDuties.DueOn(year, basis.Rules);

    public DutyStanding Of(Appointee file, int year)
    {
        var asked = AppointeeDuties.AskedOn(year);
        var debt = DutyReportDebt.Of(
            file, year, basis.Rules.InForce(AppointeeRules.DutyScope, asked).Value, basis.Rules.InForce(AppointeeRules.DutyMinMonths, asked).Count);
        var (report, due) = (reports.GetValueOrDefault((file.Id, year)), DueOn(year));
        var wasKept = file.OpenedOn <= due && file.ClosedOn is null;
        return new(
            debt with { IsOwed = debt.IsOwed && wasKept }, report, due,
            report?.State == DutyReportState.Exempt ? 0 : Math.Max(0, (report?.SubmittedOn ?? basis.Today).DayNumber - due.DayNumber));
    }
}
