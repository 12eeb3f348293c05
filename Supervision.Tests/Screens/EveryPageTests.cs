using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Tests.Building;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Screens;

/// <summary>The first half of <see cref="Pages"/>; the other half has a class of its own, so that both are walked side by side.</summary>
[Trait("Kind", "Browser")]
public sealed class EveryPageTests
{
    internal static readonly (string Name, string User, string Address)[] Pages =
    [
        ("login", "", "/login"),
        ("todo", "liwenjing", "/todo"),
        ("dossiers", "liwenjing", "/dossiers"),
        ("plan", "liwenjing", "/plan/{year}"),
        ("reports", "liwenjing", "/reports"),
        ("opinions", "zhoujianping", "/opinions"),
        ("meetings", "liwenjing", "/meetings"),
        ("council", "chenguodong", "/council"),
        ("calendar", "liwenjing", "/calendar"),
        ("reminders", "liwenjing", "/reminders"),
        ("units", "liwenjing", "/settings/units"),
        ("holidays", "liwenjing", "/settings/holidays"),
        ("rules", "liwenjing", "/settings/rules"),
        ("audit", "gaoyuan", "/audit"),
        ("jobs", "shimin", "/jobs"),
        ("users", "shimin", "/users"),
        ("member", "huangliping", "/m"),
        ("notes", "huangliping", "/m/notes"),
        ("unit", "luoxiaomei", "/unit"),
        ("account", "luoxiaomei", "/account"),
        ("topics", "liwenjing", "/plan/{year}/topics"),
        ("import", "liwenjing", "/plan/{year}/import"),
        ("adjust", "liwenjing", "/plan/{year}/adjust"),
        ("versions", "liwenjing", "/plan/{year}/versions"),
        ("version", "liwenjing", "/plan/{year}/versions/1"),
        ("rule", "liwenjing", "/settings/rules/report.draft_days"),
        ("rules-import", "liwenjing", "/settings/rules/import"),
        ("dossier", "liwenjing", "/d/{distributed}"),
        ("reports-council", "liwenjing", "/reports?tier=zrh"),
        ("reports-committee", "liwenjing", "/reports?tier=zgw"),
        ("dossier-council", "liwenjing", "/d/{council}"),
        ("dossier-committee", "zhoujianping", "/d/{committee}"),
        ("opinion", "zhoujianping", "/opinions/{draft}"),
        ("opinion-versions", "zhoujianping", "/opinions/{draft}/versions"),
        ("approval", "chenguodong", "/opinions/{draft}/approve"),
        ("meeting", "liwenjing", "/meetings/{sitting}"),
        ("note", "huangliping", "/m/notes/{heard}"),
        ("papers", "huangliping", "/m/meetings/{sitting}"),
        ("unit-report", "luoxiaomei", "/unit/reports/{asked}"),
        ("follow-up", "liwenjing", "/opinions/{dispatched}/follow-up"),
        ("unit-appraisals", "luoxiaomei", "/unit/appraisals"),
        ("handling", "luoxiaomei", "/unit/opinions/{received}/handling"),
        ("ledger", "liwenjing", "/opinions/ledger"),
        ("late", "liwenjing", "/opinions/late"),
        ("search", "liwenjing", "/search?q=报告"),
        ("yearly", "liwenjing", "/yearly/{year}"),
        ("handover", "liwenjing", "/terms/17/handover"),
        ("feed", "liwenjing", "/account/calendar"),
        ("contents", "liwenjing", "/d/{distributed}/contents"),
        ("notice", "liwenjing", "/meetings/{sitting}/notice"),
        ("sign-in", "liwenjing", "/meetings/{sitting}/sign-in"),
        ("attendance", "liwenjing", "/meetings/attendance/{year}"),
        ("todo-print", "liwenjing", "/todo/print"),
        ("ballots", "liwenjing", "/ballots"),
        ("ballot-new", "liwenjing", "/ballots/new"),
        ("ballot-templates", "liwenjing", "/ballots/templates"),
        ("ballot", "liwenjing", "/ballots/{rated}"),
        ("ballot-result", "liwenjing", "/ballots/{rated}/result"),
        ("hall", "liwenjing", "/ballots/{rated}/hall"),
        ("draw", "huangliping", "/m/ballots"),
        ("draw-one", "huangliping", "/ballots/{rated}/draw"),
        ("scrutiny", "m07", "/scrutiny"),
        ("slip", "", "/v"),
        ("public", "", "/public"),
        ("public-plan", "", "/public/plan/{year}"),
        ("public-rating", "", "/public/rating/{ratedpublic}"),
        ("help", "liwenjing", "/help/office"),
        ("appointees", "liwenjing", "/appointees"),
        ("appointee", "wangzhiyuan", "/appointees/{appointee}"),
        ("appointee-new", "liwenjing", "/appointees/new"),
        ("appointee-import", "liwenjing", "/appointees/import"),
        ("exams", "liwenjing", "/appointees/exams"),
        ("exam", "wangzhiyuan", "/appointees/exams/{exam}"),
        ("duty-reports", "liwenjing", "/appointees/duty-reports"),
        ("appraisals", "liwenjing", "/appointees/appraisals"),
        ("appraisal", "wangzhiyuan", "/appointees/appraisals/{appraisal}"),
        ("member-appraisals", "huangliping", "/m/appraisals"),
        ("keyworks", "liwenjing", "/keyworks/{keyworks}"),
        ("keyworks-dates", "liwenjing", "/keyworks/{keyworks}/dates"),
        ("keyworks-new", "zhoujianping", "/keyworks/{keyworks}/new"),
        ("keyworks-import", "liwenjing", "/keyworks/{keyworks}/import"),
        ("keyworks-print", "liwenjing", "/keyworks/{keyworks}/print"),
        ("keywork", "chenguodong", "/keyworks/{keyworks}/{red}"),
        ("keywork-print", "chenguodong", "/keyworks/{keyworks}/{red}/print"),
        ("overview", "chenguodong", "/overview/{keyworks}"),
        ("overview-print", "chenguodong", "/overview/{keyworks}/print"),
        ("overview-list", "chenguodong", "/overview/{keyworks}/list?of=steps.keywork.due"),
        ("overview-years", "chenguodong", "/overview/years"),
        ("body-sheet", "chenguodong", "/overview/{keyworks}/bodies/{owner}"),
        ("unit-keyworks", "zhuangu", "/unit/keyworks"),
        ("unit-keywork", "zhuangu", "/unit/keyworks/{unitwork}"),
        ("questions", "huangliping", "/m/questions"),
        ("question", "huangliping", "/m/questions/{unitwork}"),
        ("inspections", "liwenjing", "/inspections?year={inspected}"),
        ("inspection", "liwenjing", "/inspections/{inspection}"),
        ("inspection-articles", "liwenjing", "/inspections/{inspection}/articles"),
        ("inspection-groups", "liwenjing", "/inspections/{inspection}/groups"),
        ("inspection-self", "liwenjing", "/inspections/{inspection}/self"),
        ("inspection-field", "liwenjing", "/inspections/{inspection}/field"),
        ("inspection-findings", "liwenjing", "/inspections/{inspection}/findings"),
        ("inspection-finding", "liwenjing", "/inspections/{inspection}/findings/{finding}"),
        ("inspection-questionnaires", "zhoujianping", "/inspections/{inspection}/questionnaires"),
        ("field-own", "huangliping", "/m/insp"),
        ("field-group", "huangliping", "/m/insp/{inspection}"),
        ("field-new", "huangliping", "/m/insp/{inspection}/new"),
        ("field-finding", "huangliping", "/m/insp/{inspection}/{finding}"),
        ("unit-findings", "liwenjing", "/unit/inspections/{inspection}/{shownbody}/findings"),
        ("unit-inspections", "luoxiaomei", "/unit/inspections"),
        ("unit-inspection-report", "liwenjing", "/unit/inspections/{reported}/{reportedbody}/report"),
        ("inspection-meetings", "liwenjing", "/inspections/{inspection}/meetings"),
        ("inspection-compliance", "liwenjing", "/inspections/{inspection}/compliance"),
        ("inspection-report", "zhoujianping", "/inspections/{inspection}/report"),
        ("inspection-hearing", "liwenjing", "/inspections/{inspection}/hearing"),
        ("inspection-compare", "zhoujianping", "/inspections/{inspection}/compare"),
        ("inspection-notes", "liwenjing", "/notes/{inspection}"),
        ("laws", "liwenjing", "/inspections/laws"),
        ("law-years", "liwenjing", "/inspections/laws/years"),
        ("surveys", "zhoujianping", "/surveys?year={surveyed}"),
        ("survey-new", "zhoujianping", "/surveys/new"),
        ("survey", "zhoujianping", "/surveys/{survey}"),
        ("survey-closed", "chenguodong", "/surveys/{closed}"),
        ("survey-publication", "liwenjing", "/surveys/{closed}/publication"),
        ("member-surveys", "huangliping", "/m/surveys"),
        ("member-survey", "huangliping", "/m/surveys/{closed}"),
        ("law-import", "liwenjing", "/inspections/laws/import"),
        ("law", "liwenjing", "/inspections/laws/{law}"),
        ("results", "liwenjing", "/ballots/results"),
        ("me-results", "jinmancang", "/me/results"),
        ("me", "jinmancang", "/me"),
        ("me-reports", "jinmancang", "/me/reports"),
        ("me-statement", "jinmancang", "/me/oath-report"),
        ("me-exam", "jinmancang", "/me/exam"),
        ("public-paper", "", "/public/{published}"),
        ("opinion-publication", "liwenjing", "/opinions/{dispatched}/publication"),
        ("opinion-entry", "liwenjing", "/opinions/{handled}/entry"),
        ("plan-follow-up", "liwenjing", "/followups/{followed}"),
        ("unit-follow-up", "luoxiaomei", "/unit/followups/{followed}"),
        ("unit-opinions", "luoxiaomei", "/unit/opinions"),
        ("unit-opinion", "luoxiaomei", "/unit/opinions/{dispatched}"),
        ("unit-opinion-receipt", "luoxiaomei", "/unit/opinions/{handled}/receipt/{paper}"),
        ("unit-reports", "luoxiaomei", "/unit/reports"),
        ("unit-report-receipt", "luoxiaomei", "/unit/reports/{given}/receipt/{text}"),
        ("plan-print", "liwenjing", "/plan/{year}/print"),
        ("dossier-print", "liwenjing", "/d/{distributed}/print"),
        ("leave", "huangliping", "/m/leave/{sitting}"),
        ("check-in", "huangliping", "/m/checkin/{sitting}"),
        ("member-meetings", "huangliping", "/m/meetings"),
        ("member-paper", "huangliping", "/m/papers/{material}"),
        ("council-meeting", "chenguodong", "/council/{council-meeting}"),
        ("exam-questions", "{personnel}", "/appointees/exams/questions"),
        ("inspection-checklist", "liwenjing", "/inspections/{inspection}/articles/print"),
        ("unit-self", "liwenjing", "/unit/inspections/{reported}/{reportedbody}"),
        ("keywork-entry", "liwenjing", "/keyworks/{keyworks}/{red}/entry"),
        ("user-new", "shimin", "/users/new"),
        ("user", "shimin", "/users/{user}"),
    ];

    /// <summary>Where the second half begins.</summary>
    internal static int Middle => Pages.Length / 2;

    [BrowserFact]
    public Task Every_main_page_of_the_first_half_is_without_error_without_sideways_scrolling_and_without_grave_issue_at_both_widths() =>
        PageLook.AtAllAsync(Pages[..Middle]);

    // The demo counts its days from today, so its matters are found by their state; names by their end, because the exports are also fetched
    // with signs of formulas before them.
    internal static async Task<Dictionary<string, string>> PlacesAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var reports = await db.SpecialReports.AsNoTracking().ToListAsync();
        var given = reports.First(r => r.State == ReportState.Distributed);
        var followed = await FollowedAsync(db, given.Year);
        var handled = (await db.OpinionHandlings.AsNoTracking().ToListAsync()).First(h => h.Papers.Count > 0);
        var heard = (await db.LawInspections.AsNoTracking().ToListAsync()).First(i => i.ReachedOn(Supervision.Domain.Inspections.InspectionState.ReportApproved) is not null);
        return new(StringComparer.Ordinal)
        {
            ["{year}"] = given.Year.ToString(),
            ["{distributed}"] = given.Number.Address,
            ["{sitting}"] = given.Sitting!.Value.Value.ToString(),
            ["{draft}"] = (await db.ReviewOpinions.AsNoTracking().FirstAsync(o => o.State == OpinionState.Draft)).Id.Value.ToString(),
            ["{dispatched}"] = (await db.ReviewOpinions.AsNoTracking().OrderBy(o => o.DispatchedOn).FirstAsync(o => o.DispatchedOn != null)).Id.Value.ToString(),
            ["{heard}"] = (await db.SpeechNotes.AsNoTracking().OrderByDescending(n => n.Id).FirstAsync()).Heard.Id.ToString(),
            ["{council}"] = reports.First(r => r.Tier == ReportTier.Council).Number.Address,
            ["{committee}"] = reports.First(r => r.Tier == ReportTier.WorkCommittee).Number.Address,
            ["{ratedpublic}"] = (await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Announced && r.Main == null).ToListAsync()).First(r => r.Content.IsPublic).Id.Value.ToString(),
            ["{rated}"] = (await db.RatingRounds.AsNoTracking().FirstAsync(r => r.State == RoundState.Announced)).Id.Value.ToString(),
            ["{appointee}"] = (await db.Appointees.AsNoTracking().ToListAsync()).First(a => a.Appointments.Any(p => p.StatementOn is not null)).Id.Value.ToString(),
            ["{appraisal}"] = (await db.Appraisals.AsNoTracking().OrderBy(a => a.Year).FirstAsync()).Id.Value.ToString(),
            ["{exam}"] = (await db.LawExams.AsNoTracking().OrderBy(e => e.Day).FirstAsync()).Id.Value.ToString(),
            ["{keyworks}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.MidLight == Supervision.Domain.KeyWorks.Light.Red)).Year.ToString(),
            ["{red}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.MidLight == Supervision.Domain.KeyWorks.Light.Red)).Number.ToString(),
            ["{owner}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.Title == "高标准农田建设")).Owner!.Value.Value.ToString(),
            ["{unitwork}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.Title == "老旧小区改造" && w.Owner != null)).Id.Value.ToString(),
            ["{inspection}"] = (await db.LawInspections.AsNoTracking().OrderByDescending(i => i.Year).FirstAsync()).Id.Value.ToString(),
            ["{finding}"] = (await db.Findings.AsNoTracking().OrderBy(f => f.Serial).FirstAsync(f => f.EvidenceCount > 1)).Id.Value.ToString(),
            ["{shownbody}"] = (await db.Findings.AsNoTracking().OrderBy(f => f.Serial).FirstAsync(f => f.ShownOn != null)).Body.Value.ToString(),
            ["{reported}"] = heard.Id.Value.ToString(),
            ["{reportedbody}"] = heard.Bodies[0].Body.Value.ToString(),
            ["{inspected}"] = (await db.LawInspections.AsNoTracking().OrderByDescending(i => i.Year).FirstAsync()).Year.ToString(),
            ["{survey}"] = (await db.ResearchSurveys.AsNoTracking().FirstAsync(s => s.State == Supervision.Domain.Surveys.SurveyState.Field)).Id.Value.ToString(),
            ["{surveyed}"] = (await db.ResearchSurveys.AsNoTracking().FirstAsync(s => s.State == Supervision.Domain.Surveys.SurveyState.Field)).Year.ToString(),
            ["{closed}"] = (await db.ResearchSurveys.AsNoTracking().FirstAsync(s => s.State == Supervision.Domain.Surveys.SurveyState.Closed)).Id.Value.ToString(),
            ["{law}"] = (await db.LawTexts.AsNoTracking().OrderBy(l => l.Articles).FirstAsync()).Id.Value.ToString(),
            ["{published}"] = (await db.Publications.AsNoTracking().FirstAsync(p => p.State == Supervision.Domain.Documents.PublicationState.Published && p.Kind == Supervision.Domain.Documents.PublicationKind.Opinion)).Id.Value.ToString(),
            ["{followed}"] = followed.Value.ToString(),
            ["{personnel}"] = (await (from p in db.People join u in db.Users on p.Id equals u.Person where p.Name.EndsWith("柳叶") select u.UserName).SingleAsync())!,
            ["{received}"] = (await db.ReviewOpinions.AsNoTracking().FirstAsync(o => o.State == OpinionState.Received)).Id.Value.ToString(),
            ["{handled}"] = handled.Opinion.Value.ToString(),
            ["{paper}"] = handled.Papers[0].Id.ToString(),
            ["{given}"] = given.Id.Value.ToString(),
            ["{text}"] = given.Versions[0].Id.ToString(),
            ["{material}"] = given.Delivered!.File.ToString(),
            ["{council-meeting}"] = (await db.CouncilMeetings.AsNoTracking().OrderByDescending(m => m.Day).FirstAsync()).Id.Value.ToString(),
            ["{user}"] = (await db.Users.AsNoTracking().FirstAsync(u => u.UserName == "luoxiaomei")).Id.ToString(),
            ["{asked}"] = reports.First(r => r.State == ReportState.OpinionsSent).Id.Value.ToString(),
        };
    }

    // The demo plan names no resolution to follow up; one line of it is followed up here.
    private static async Task<FollowUpId> FollowedAsync(SupervisionDb db, int year)
    {
        if (await db.FollowUps.AsNoTracking().OrderBy(f => f.Id).FirstOrDefaultAsync() is { } there)
        {
            return there.Id;
        }

        var government = (await db.SupervisedBodies.AsNoTracking().FirstAsync(b => b.ShortName.EndsWith("县人民政府"))).Id;
        var plan = await db.AnnualPlans.SingleAsync(p => p.Year == year);
        var item = (await db.PlanItems.Where(i => i.Plan == plan.Id).ToListAsync()).First(i => i.Bodies.Any(b => b.Body == government));
        var made = FollowUp.FromPlan(new(Guid.CreateVersion7()), plan, item);
        db.FollowUps.Add(made);
        await db.SaveChangesAsync();
        return made.Id;
    }
}
