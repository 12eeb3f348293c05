using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Appointees.DutyReports;

/// <summary>One line of the year's list.</summary>
public sealed record DutyReportRow(
    AppointeeId Id, string Name, string Organ, string Post, (ChipKind Chip, string Text) State, DutyReportState Stage, DateOnly? SubmittedOn, int DaysLate,
    string Note)
{
    /// <summary>The file, for those who read whole files.</summary>
    public Guid? File { get; init; }
}

/// <summary>The reports of a year.</summary>
public sealed record DutyReportsView(int Year, DateOnly Asked, DateOnly Due, IReadOnlyList<DutyReportRow> Rows, IReadOnlyList<int> Years, DateOnly Today)
{
    public bool MayEdit { get; init; }

    public bool MayReview { get; init; }

    public bool ReadsFiles { get; init; }

    public int Owed => Rows.Count(r => r.Stage != DutyReportState.Exempt);

    public int Received => Rows.Count(r => r.SubmittedOn is not null);

    public int Missing => Rows.Count(r => r.Stage == DutyReportState.Asked);

    public int Late => Rows.Count(r => r.DaysLate > 0);

    /// <summary>The list as it leaves the house.</summary>
    public ExportTable Table => new(
        $"{Year}年度履职情况报告", [],
        [new("姓名", 12), new("单位", 20), new("职务", 18), new("状态", 14), new("收到日期", 14), new("逾期天数", 10), new("备注", 30)],
        [.. Rows.Select(r => (IReadOnlyList<object?>)[r.Name, r.Organ, r.Post, r.State.Text, r.SubmittedOn, r.DaysLate > 0 ? r.DaysLate : null, r.Note])]);
}

/// <summary>Reads who owes the report of a year, and who gave it (D-9.5).</summary>
public sealed class DutyReportQueries(AppointeeActing acting)
{
    public async Task<DutyReportsView> ListAsync(int year, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadAppointees, a => a.OpensAppointees, stop);
        await using var context = db;
        var standings = await DutyStandings.LoadAsync(db, stop);
        var files = await db.Appointees.AsNoTracking().ToListAsync(stop);
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, stop);
        var rows = from file in files
                   let standing = standings.Of(file, year)
                   where standing.IsListed || standing.Debt.Appointment is not null
                   let post = standing.Debt.Appointment ?? file.MainOn(standings.Today)!
                   let organ = post.Organ is { } o ? bodies[o] : null
                   orderby organ?.Order, post.From
                   select RowOf(file, standing, (people[file.Person], organ?.ShortName ?? "常委会机关", post.Post), actor.ReadsAppointeeFiles);
        return new(year, AppointeeDuties.AskedOn(year), standings.DueOn(year), [.. rows.OrderBy(r => OrderOf(r.Stage)).ThenByDescending(r => r.Stage == DutyReportState.Asked ? r.DaysLate : 0)],
            [.. Enumerable.Range(standings.LatestYear - 4, 5).Reverse()], standings.Today)
        {
            MayEdit = actor.KeepsAppointees && actor.May(Permissions.EditAppointees),
            MayReview = actor.IsPersonnel && actor.May(Permissions.ReviewDutyReports),
            ReadsFiles = actor.ReadsAppointeeFiles,
        };
    }

    // Who has to be asked stands first, then what is to be done by the committee; who owes nothing stands last.
    private static int OrderOf(DutyReportState stage) => stage switch
    {
        DutyReportState.Asked => 0,
        DutyReportState.Returned => 1,
        DutyReportState.Submitted => 2,
        DutyReportState.Exempt => 4,
        _ => 3,
    };

    // Who left within the year owes nothing (D-17.15).
    private static string? LeftWords(Appointment post) => post.To is { } to ? $"{to.Full()}{post.EndReason}" : null;

    private static DutyReportRow RowOf(Appointee file, DutyStanding standing, (string Name, string Organ, string Post) who, bool readsFiles)
    {
        var stage = standing.IsListed ? standing.State : DutyReportState.Exempt;
        var note = stage != DutyReportState.Exempt ? (standing.Report?.IsByOffice == true ? "代交，原件纸质" : "")
            : standing.Report is { ExemptReason: var reason } ? reason
            : LeftWords(standing.Debt.Appointment!) ?? $"当年任职 {standing.Debt.Months} 个月";
        return new(
            file.Id, who.Name, who.Organ, who.Post, AppointeeWords.OfDuty(stage, standing.IsLate), stage, standing.Report?.SubmittedOn,
            stage == DutyReportState.Exempt ? 0 : standing.DaysLate, readsFiles && stage == DutyReportState.Returned ? $"退回：{standing.Report!.ReturnReason}" : note)
        {
            File = readsFiles ? standing.Report?.File : null,
        };
    }
}
