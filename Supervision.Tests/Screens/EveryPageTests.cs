using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Tests.Building;
using Supervision.Web.Demo;

namespace Supervision.Tests.Screens;

/// <summary>Each main page of the demo year, seen by who uses it, at a desk and on a phone: no error, nothing cut off.</summary>
/// <remarks>With the variable PICTURES naming a folder it also leaves a picture of each.</remarks>
[Trait("Kind", "Browser")]
public sealed class EveryPageTests
{
    internal static readonly (string Name, string User, string Address)[] Pages =
    [
        ("login", "", "/login"),
        ("todo", "liwenjing", "/todo"),
        ("dossiers", "liwenjing", "/dossiers"),
        ("plan", "liwenjing", "/plan"),
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
        ("handling", "luoxiaomei", "/unit/opinions/{dispatched}/handling"),
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
        ("scrutiny", "m07", "/scrutiny"),
        ("slip", "", "/v"),
        ("public", "", "/public"),
        ("public-plan", "", "/public/plan/{year}"),
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
        ("inspection-meetings", "liwenjing", "/inspections/{inspection}/meetings"),
        ("laws", "liwenjing", "/inspections/laws"),
        ("law-import", "liwenjing", "/inspections/laws/import"),
        ("law", "liwenjing", "/inspections/laws/{law}"),
        ("results", "liwenjing", "/ballots/results"),
        ("me-results", "jinmancang", "/me/results"),
        ("me", "jinmancang", "/me"),
        ("me-reports", "jinmancang", "/me/reports"),
        ("me-statement", "jinmancang", "/me/oath-report"),
        ("me-exam", "jinmancang", "/me/exam"),
    ];

    [BrowserFact]
    public async Task Every_main_page_opens_at_both_widths_without_an_error_and_without_sideways_scrolling()
    {
        await using var app = await TestApp.StartAsync(port: true, ("Demo:Enabled", "true"));
        await using var browser = await Browser.StartAsync();
        var places = await PlacesAsync(app);
        List<string> faults = [];
        foreach (var width in new[] { 1440, 390 })
        {
            foreach (var person in Pages.GroupBy(p => p.User))
            {
                var page = await browser.PageAsync(app, width, width == 390 ? 844 : 1000, script: true);
                await SignInAsync(page, person.Key);
                foreach (var (name, _, address) in person)
                {
                    faults.AddRange(await LookAsync(page, name, places.Aggregate(address, (a, p) => a.Replace(p.Key, p.Value, StringComparison.Ordinal)), width));
                }

                await page.Context.CloseAsync();
            }
        }

        Assert.Empty(faults);
        Assert.Empty(browser.Complaints);
    }

    // The demo counts its days from today, so its matters are found by their state.
    internal static async Task<Dictionary<string, string>> PlacesAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var reports = await db.SpecialReports.AsNoTracking().ToListAsync();
        var given = reports.First(r => r.State == ReportState.Distributed);
        return new(StringComparer.Ordinal)
        {
            ["{year}"] = given.Year.ToString(),
            ["{distributed}"] = given.Number.Address,
            ["{sitting}"] = given.Sitting!.Value.Value.ToString(),
            ["{draft}"] = (await db.ReviewOpinions.AsNoTracking().FirstAsync(o => o.State == OpinionState.Draft)).Id.Value.ToString(),
            ["{dispatched}"] = (await db.ReviewOpinions.AsNoTracking().OrderBy(o => o.DispatchedOn).FirstAsync(o => o.DispatchedOn != null)).Id.Value.ToString(),
            ["{heard}"] = (await db.SpeechNotes.AsNoTracking().OrderByDescending(n => n.Id).FirstAsync()).Report.Value.ToString(),
            ["{council}"] = reports.First(r => r.Tier == ReportTier.Council).Number.Address,
            ["{committee}"] = reports.First(r => r.Tier == ReportTier.WorkCommittee).Number.Address,
            ["{rated}"] = (await db.RatingRounds.AsNoTracking().FirstAsync(r => r.State == RoundState.Announced)).Id.Value.ToString(),
            ["{appointee}"] = (await db.Appointees.AsNoTracking().ToListAsync()).First(a => a.Appointments.Any(p => p.StatementOn is not null)).Id.Value.ToString(),
            ["{appraisal}"] = (await db.Appraisals.AsNoTracking().OrderBy(a => a.Year).FirstAsync()).Id.Value.ToString(),
            ["{exam}"] = (await db.LawExams.AsNoTracking().OrderBy(e => e.Day).FirstAsync()).Id.Value.ToString(),
            ["{keyworks}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.MidLight == Supervision.Domain.KeyWorks.Light.Red)).Year.ToString(),
            ["{red}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.MidLight == Supervision.Domain.KeyWorks.Light.Red)).Number.ToString(),
            ["{owner}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.Title == "高标准农田建设")).Owner!.Value.Value.ToString(),
            ["{unitwork}"] = (await db.KeyWorks.AsNoTracking().OrderByDescending(w => w.Year).FirstAsync(w => w.Title == "老旧小区改造" && w.Owner != null)).Id.Value.ToString(),
            ["{inspection}"] = (await db.LawInspections.AsNoTracking().OrderBy(i => i.Serial).FirstAsync()).Id.Value.ToString(),
            ["{finding}"] = (await db.Findings.AsNoTracking().OrderBy(f => f.Serial).FirstAsync(f => f.EvidenceCount > 1)).Id.Value.ToString(),
            ["{shownbody}"] = (await db.Findings.AsNoTracking().OrderBy(f => f.Serial).FirstAsync(f => f.ShownOn != null)).Body.Value.ToString(),
            ["{inspected}"] = (await db.LawInspections.AsNoTracking().OrderBy(i => i.Serial).FirstAsync()).Year.ToString(),
            ["{law}"] = (await db.LawTexts.AsNoTracking().OrderBy(l => l.Articles).FirstAsync()).Id.Value.ToString(),
            ["{asked}"] = reports.First(r => r.State == ReportState.OpinionsSent).Id.Value.ToString(),
        };
    }

    private static async Task SignInAsync(IPage page, string user)
    {
        if (user.Length > 0)
        {
            await page.SignInAsync(user, DemoAccounts.Password);
        }
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string name, string address, int width)
    {
        var answer = await page.GotoAsync(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (await page.Locator("main[data-interactive]").CountAsync() > 0)
        {
            await page.Locator("main[data-interactive=yes]").WaitForAsync();
            await page.WaitForTimeoutAsync(400);
        }

        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = width == 1440 });
        }

        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        var heading = await page.Locator("h1").First.InnerTextAsync();
        return [
            .. answer!.Ok ? Array.Empty<string>() : [$"{address} answered {answer.Status}"],
            .. overflow <= 0 ? Array.Empty<string>() : [$"{address} at {width} is {overflow} px too wide"],
            .. heading.Contains("出错", StringComparison.Ordinal) ? [$"{address} failed"] : Array.Empty<string>(),
        ];
    }
}
