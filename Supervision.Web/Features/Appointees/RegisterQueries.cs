using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Appointees.DutyReports;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Appointees;

/// <summary>A post whose oath is not entered.</summary>
/// <param name="File">The file.</param>
/// <param name="Post">The post.</param>
/// <param name="Name">Who.</param>
/// <param name="Words">县财政局局长.</param>
/// <param name="From">First day in post.</param>
public sealed record OathWaiting(AppointeeId File, AppointmentId Post, string Name, string Words, DateOnly From);

/// <summary>Reads the register of appointees; what somebody may not see is left out (D-1.5).</summary>
public sealed class RegisterQueries(AppointeeActing acting)
{
    /// <summary>Posts held today whose oath is not entered; those taken over from paper are left out (D-9.4).</summary>
    public async Task<IReadOnlyList<OathWaiting>> WithoutOathAsync(CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        var today = db.Clock.Today();
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var names = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. from file in await db.Appointees.AsNoTracking().Where(a => a.ClosedOn == null).ToListAsync(stop)
                   from post in file.InPost(today)
                   where post is { OathOn: null, IsRecorded: false, From: not null }
                   orderby post.From, names[file.Person]
                   select new OathWaiting(file.Id, post.Id, names[file.Person], (post.Organ is { } organ ? bodies[organ] : "常委会机关") + post.Post, post.From!.Value)];
    }

    /// <summary>One page of the register.</summary>
    public async Task<RegisterView> ListAsync(RegisterQuery query, ListWindow window, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadAppointees, a => a.OpensAppointees, stop);
        await using var context = db;
        var maker = await RowMaker.LoadAsync(db, actor, stop);
        var all = (await db.Appointees.AsNoTracking().ToListAsync(stop)).Select(maker.Make).OfType<AppointeeRow>()
            .OrderBy(r => maker.OrderOf(r.OrganId)).ThenBy(r => r.From ?? DateOnly.MaxValue).ThenBy(r => r.Name, StringComparer.CurrentCulture).ToList();
        var rows = Sorted(all.Where(r => Fits(query, r)), query.Sort);
        return new(window.Of(rows), all, FiltersOf(query, maker), maker.Organs(all), maker.DutyYear, maker.Today)
        {
            ShowsExams = maker.ShowsExams,
            MayEdit = actor.KeepsAppointees && actor.May(Permissions.EditAppointees),
            MayRunExams = actor.IsPersonnel && actor.May(Permissions.RunExams),
        };
    }

    /// <summary>The same as it leaves the house.</summary>
    public async Task<ExportTable> TableAsync(RegisterQuery query, CancellationToken stop)
    {
        var view = await ListAsync(query, ListWindow.All, stop);
        TableColumn[] exam = view.ShowsExams ? [new("法律考试", 18)] : [];
        return new(
            "任命人员登记册", view.Filters,
            [
                new("姓名", 12), new("单位", 20), new("职务", 18), new("类别", 16), new("任命日期", 14), new("任命会议", 20), .. exam, new("供职报告", 14),
                new("宪法宣誓", 14), new($"{view.DutyYear}年履职报告", 14), new("述职测评", 12), new("状态", 12),
            ],
            [.. view.Slice.Rows.Select(r => (IReadOnlyList<object?>)
                [
                    r.Name, r.Organ, r.Post, r.Kind.Word(), r.From, r.Sitting, .. view.ShowsExams ? new object?[] { r.Exam.Text } : [], r.Statement.Text,
                    r.Oath.Text, r.Duty.Text, r.Appraised, StateWords(r),
                ])]);
    }

    internal static string StateWords(AppointeeRow row) => row.EndReason.Length > 0 ? row.EndReason : AppointeeWords.Of(row.State);

    private static bool Fits(RegisterQuery q, AppointeeRow r) =>
        (q.StateChosen is { } state ? r.State == state : r.State is AppointmentState.InPost or AppointmentState.Nominated)
        && (q.OrganChosen is not { } organ || r.OrganId == organ)
        && (q.KindChosen is not { } kind || r.Kind == kind)
        && (q.MissingChosen is not { } missing || r.Missing.Contains(missing, StringComparer.Ordinal))
        && $"{r.Name} {r.Organ} {r.Post} {r.Note}".Contains(q.Words, StringComparison.OrdinalIgnoreCase);

    private static List<AppointeeRow> Sorted(IEnumerable<AppointeeRow> rows, string? sort)
    {
        IEnumerable<AppointeeRow> ordered = sort?.TrimStart('-') switch
        {
            "name" => rows.OrderBy(r => r.Name, StringComparer.CurrentCulture),
            "post" => rows.OrderBy(r => r.Post, StringComparer.CurrentCulture),
            "from" => rows.OrderBy(r => r.From ?? DateOnly.MaxValue),
            "exam" => rows.OrderBy(r => r.Exam.Text, StringComparer.CurrentCulture),
            "statement" => rows.OrderBy(r => r.Statement.Text, StringComparer.CurrentCulture),
            "duty" => rows.OrderBy(r => r.Duty.Text, StringComparer.CurrentCulture),
            "state" => rows.OrderBy(r => r.State),
            _ => rows,
        };
        return sort?.StartsWith('-') == true ? [.. ordered.Reverse()] : [.. ordered];
    }

    private static List<string> FiltersOf(RegisterQuery q, RowMaker maker) =>
    [
        .. new[]
        {
            q.Words.Length > 0 ? $"“{q.Words}”" : null,
            q.OrganChosen is { } organ ? maker.OrganName(organ) : null,
            q.KindChosen?.Word(),
            q.StateChosen is { } state ? AppointeeWords.Of(state) : null,
            q.MissingChosen switch
            {
                "exam" => "缺法律考试", "statement" => "缺供职报告", "oath" => "缺宪法宣誓", { } duty => $"缺{duty["duty-".Length..]}年履职报告", _ => null,
            },
        }.OfType<string>(),
    ];

    /// <summary>Makes rows from files with everything around them.</summary>
    private sealed class RowMaker
    {
        private readonly Dictionary<PersonId, Person> people;
        private readonly Dictionary<SupervisedBodyId, SupervisedBody> bodies;
        private readonly ExamStandings exams;
        private readonly DutyStandings duties;
        private readonly ILookup<AppointeeId, Domain.Appointees.Appraisal> appraised;

        private RowMaker(
            Dictionary<PersonId, Person> people, Dictionary<SupervisedBodyId, SupervisedBody> bodies, ExamStandings exams, DutyStandings duties,
            ILookup<AppointeeId, Domain.Appointees.Appraisal> appraised) =>
            (this.people, this.bodies, this.exams, this.duties, this.appraised) = (people, bodies, exams, duties, appraised);

        public DateOnly Today => duties.Today;

        public bool ShowsExams { get; private init; }

        /// <summary>The year whose report was asked for last.</summary>
        public int DutyYear => duties.LatestYear;

        public static async Task<RowMaker> LoadAsync(SupervisionDb db, Actor actor, CancellationToken stop) => new(
            await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, stop), await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, stop),
            await ExamStandings.LoadAsync(db, stop), await DutyStandings.LoadAsync(db, stop),
            (from a in await db.Appraisals.AsNoTracking().Where(a => a.State != AppraisalState.Revoked).ToListAsync(stop)
             from s in a.Appraised
             select (s.Appointee, Appraisal: a)).ToLookup(p => p.Appointee, p => p.Appraisal))
        {
            ShowsExams = actor.May(Permissions.ReadExams),
        };

        public string OrganName(Guid organ) => bodies.TryGetValue(new(organ), out var body) ? body.ShortName : "未知的单位";

        /// <summary>Place of an organ in the official order; the Committee's own staff stands last.</summary>
        public int OrderOf(Guid? organ) => organ is { } id ? bodies[new(id)].Order : int.MaxValue;

        public IReadOnlyList<FilterChoice> Organs(IEnumerable<AppointeeRow> rows)
        {
            var used = rows.Select(r => r.OrganId).OfType<Guid>().ToHashSet();
            return [.. bodies.Values.Where(b => used.Contains(b.Id.Value)).OrderBy(b => b.Order).Select(b => FilterChoice.Of(b.Id.Value, b.ShortName))];
        }

        public AppointeeRow? Make(Appointee file)
        {
            if (file.MainOn(Today) is not { } post)
            {
                return null;
            }

            var state = post.StateOn(Today);
            var exam = exams.Of(post);
            var (duty, isDutyMissing) = DutyOf(file);
            var person = people[file.Person];
            return new(
                file.Id, person.Name, person.Note, post.Organ?.Value, post.Organ is { } organ ? bodies[organ].ShortName : "常委会机关", post.Post, post.Kind, post.From,
                post.SittingName, AppointeeWords.Of(post, exam, ShowsExams), StatementOf(post), OathOf(post), duty, AppraisedOf(file), state)
            {
                EndReason = state == AppointmentState.Ended ? post.EndReason : "",
                Missing =
                [
                    .. !post.IsRecorded && state is AppointmentState.Nominated or AppointmentState.InPost ? MissingOf(post, exam) : [],
                    .. isDutyMissing ? new[] { $"duty-{DutyYear}" } : [],
                ],
            };
        }

        private static IEnumerable<string> MissingOf(Appointment post, ExamStanding exam)
        {
            if (post.From is null && post.Exemption is null && exam.State != ExamState.Passed)
            {
                yield return "exam";
            }

            if (post is { IsRecorded: false, StatementOn: null })
            {
                yield return "statement";
            }

            if (post is { IsRecorded: false, From: not null, OathOn: null })
            {
                yield return "oath";
            }
        }

        private ((ChipKind Chip, string Text) Duty, bool IsMissing) DutyOf(Appointee file)
        {
            var standing = duties.Of(file, DutyYear);
            return standing.Debt.IsOwed || standing.Report is not null
                ? (AppointeeWords.OfDuty(standing.State, standing.IsLate), standing.State is DutyReportState.Asked or DutyReportState.Returned)
                : ((ChipKind.None, standing.Debt.Appointment is null ? "不在范围" : $"免交（任职 {standing.Debt.Months} 个月）"), false);
        }

        private static (ChipKind Chip, string Text) StatementOf(Appointment post) => post switch
        {
            { StatementOn: { } day } => (ChipKind.Done, day.Full()),
            { IsRecorded: true } => (ChipKind.None, "补登，纸质存档"),
            _ => (ChipKind.Todo, "未交"),
        };

        private static (ChipKind Chip, string Text) OathOf(Appointment post) => post switch
        {
            { OathOn: { } day } => (ChipKind.Done, day.Full()),
            { IsRecorded: true } => (ChipKind.None, "补登，纸质存档"),
            { From: null } => (ChipKind.None, "—"),
            _ => (ChipKind.Todo, "未登记"),
        };

        // The year in which the person was appraised, not that of the organ: who came later or was struck was not.
        private string AppraisedOf(Appointee file) => appraised[file.Id].OrderByDescending(a => a.Year).ToList() switch
        {
            [] => "",
            [var last, ..] when last.Results.Any(r => last.Find(r.Subject)?.Appointee == file.Id) => $"{last.Year}年",
            [var last, ..] => $"{last.Year}年，进行中",
        };
    }
}
