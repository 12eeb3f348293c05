using System.Globalization;
using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.DutyReports;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Features.Appointees.Import;
using Supervision.Web.Tables;

namespace Supervision.Web.Demo;

/// <summary>The appointees of the made-up county: a register that was imported, and what came in since.</summary>
/// <remarks>All names are invented.</remarks>
internal sealed class DemoAppointees(DemoStage stage, DemoCounty county)
{
    private const string Office = "李文静";
    private const string Personnel = "柳叶";

    /// <summary>Signs in to the pages of an appointee; still owes the newest report.</summary>
    private const string Debtor = "金满仓";

    private static readonly (string Organ, string Post, string Name)[] Others =
    [
        ("县人民政府", "副县长", "郑开来"), ("县人民政府", "副县长", "林雪梅"), ("县人民政府", "副县长", "方正义"),
        ("县监委", "副主任", "陶然"), ("县监委", "委员", "章明"), ("县监委", "委员", "祁连山"),
        ("县人民法院", "副院长", "钟鸣"), ("县人民法院", "副院长", "沈月"), ("县人民法院", "庭长", "丁一"), ("县人民法院", "副庭长", "牛群英"), ("县人民法院", "审判员", "鹿鸣"),
        ("县人民检察院", "副检察长", "顾全"), ("县人民检察院", "检察委员会委员", "易水寒"), ("县人民检察院", "检察员", "岳丽"),
        ("", "教科文卫工委主任", "周建平"), ("", "农业农村工委主任", "魏长河"), ("", "财经工委主任", "孔德明"), ("", "社会建设工委主任", "施兰"),
    ];

    // Predecessors who left in the term: their files stay.
    private static readonly (string Organ, string Post, string Name, int Months, string Reason)[] Gone =
    [
        ("县教育局", "局长", "汤先生", 10, "退休"), ("县交通运输局", "局长", "车前", 14, "调离"), ("县人民法院", "庭长", "包清", 8, "免职"),
    ];

    /// <summary>The register comes in as a table, on the first day of the played year.</summary>
    public async Task ImportAsync(DateOnly day, int year)
    {
        stage.GoTo(day, 9);
        await stage.DoAsync<ImportAppointees>(Office, async u => await u.RunAsync(new MemoryStream(SheetWriter.Csv(Rows())), false, default));
        var earlier = county.Bodies["县教育局"].Id;
        await stage.DoAsync<ChooseAppraisalOrgan>(Office, u => u.RunAsync(year - 2, earlier, new(year - 2, 3, 12), "主任会议纪要（补登）", default));
    }

    public async Task EndAsync(string name, DateOnly day, string reason)
    {
        stage.GoTo(day, 15);
        var (file, post) = await FindAsync(name);
        await stage.DoAsync<EndAppointment>(Office, u => u.RunAsync(file, post, day, reason, "县委组织部通知", default));
    }

    public async Task NominateAsync(string name, string organ, string post, AppointeeKind kind, string nominator, DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<NominateAppointee>(Office, async u => await u.RunAsync(
            new(null, new(Guid.CreateVersion7()), name, "1979年3月生"),
            new(new(Guid.CreateVersion7()), new(county.Bodies[organ].Id, post, kind), nominator, day), default));
    }

    public async Task<LawExamId> ExamAsync(DateOnly arranged, DateOnly day, string title, params IReadOnlyList<string> names)
    {
        stage.GoTo(arranged, 11);
        var exam = new LawExamId(Guid.CreateVersion7());
        await stage.DoAsync<ArrangeLawExam>(Personnel, u => u.RunAsync(new(exam, title, day, new(9, 0), "县人大常委会二楼会议室", 60, false), default));
        foreach (var name in names)
        {
            var (file, post) = await FindAsync(name);
            await stage.DoAsync<EnterExamCandidate>(Personnel, u => u.RunAsync(exam, file, post, default));
        }

        return exam;
    }

    public async Task MarkAsync(LawExamId exam, DateOnly day, params IReadOnlyList<(string Name, decimal Score)> marks)
    {
        stage.GoTo(day, 15);
        foreach (var (name, score) in marks)
        {
            var (_, post) = await FindAsync(name);
            await stage.DoAsync<EnterExamMark>(Personnel, u => u.RunAsync(exam, post, score, null, default));
        }
    }

    public async Task StateAsync(string name, DateOnly day, params IReadOnlyList<string> commitments)
    {
        stage.GoTo(day, 14);
        var (file, post) = await FindAsync(name);
        await stage.DoAsync<HandInStatement>(name, u => u.RunAsync(file, post, Paper($"{name}供职报告", commitments), commitments, default));
    }

    public async Task OnSittingAsync(string name, int sitting, DateOnly day)
    {
        stage.GoTo(day, 16);
        var (file, post) = await FindAsync(name);
        await stage.DoAsync<PutNominationOnSitting>(Office, async u => await u.RunAsync(file, post, await SittingAsync(sitting), default));
    }

    public async Task AppointAsync(string name, DateOnly day, int yes, int no, int abstained, string certificate)
    {
        stage.GoTo(day, 17);
        var (file, post) = await FindAsync(name);
        await stage.DoAsync<AppointNominee>(Office, u => u.RunAsync(file, post, new(day, yes, no, abstained, 31, certificate), default));
    }

    public async Task SwearAsync(string name, DateOnly day)
    {
        stage.GoTo(day, 17, 40);
        var (file, post) = await FindAsync(name);
        await stage.DoAsync<RecordOath>(Office, u => u.RunAsync(file, post, new(day, "县人大常委会会议厅", "陈国栋", true), default));
    }

    /// <summary>Some hand in the report of a year on a day, until so many are left.</summary>
    public async Task ReportAsync(int year, DateOnly day, int left, bool spareDebtor)
    {
        stage.GoTo(day, 10);
        var owing = (await OwingAsync(year)).Where(o => !spareDebtor || o.Name != Debtor).ToList();
        foreach (var (file, name) in owing.SkipLast(left))
        {
            await stage.DoAsync<HandInDutyReport>(name, u => u.RunAsync(
                file, year, Paper($"{name}{year}年度履职情况报告", ["认真履行职责，落实县人大及其常委会的决议决定。", "存在的问题和下一步打算。"]), [], default));
        }
    }

    /// <summary>The committee looks at what came in; the last one still waits.</summary>
    public async Task ReviewAsync(int year, DateOnly day)
    {
        stage.GoTo(day, 10);
        var waiting = await stage.AskAsync(db => db.DutyReports.AsNoTracking()
            .Where(r => r.Year == year && r.State == DutyReportState.Submitted).OrderBy(r => r.Id).Select(r => r.Appointee).ToListAsync());
        foreach (var file in waiting.SkipLast(1))
        {
            await stage.DoAsync<ReviewDutyReport>(Personnel, u => u.RunAsync(file, year, true, "", default));
        }
    }

    private Task<List<(AppointeeId File, string Name)>> OwingAsync(int year) => stage.AskAsync(async db =>
    {
        var files = await db.Appointees.AsNoTracking().ToListAsync();
        var names = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name);
        var given = (await db.DutyReports.AsNoTracking().Where(r => r.Year == year).Select(r => r.Appointee).ToListAsync()).ToHashSet();
        return files.Where(f => !given.Contains(f.Id) && f.OpenedOn <= new DateOnly(year + 1, 1, 15) && DutyReportDebt.Of(f, year, "heads", 6).IsOwed)
            .Select(f => (f.Id, names[f.Person])).OrderBy(f => f.Item2, StringComparer.Ordinal).ToList();
    });

    private Task<SittingId> SittingAsync(int number) => stage.AskAsync(db => db.Sittings.Where(s => s.Number == number).Select(s => s.Id).SingleAsync());

    private Task<(AppointeeId File, AppointmentId Post)> FindAsync(string name) => stage.AskAsync(async db =>
    {
        var person = await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
        var file = await db.Appointees.AsNoTracking().SingleAsync(a => a.Person == person);
        return (file.Id, file.MainOn(stage.Now)!.Id);
    });

    private static AppointeePaper Paper(string title, IReadOnlyList<string> lines) => new($"{title}.docx", DemoWord.Write(title, [.. lines]));

    private IEnumerable<IReadOnlyList<object?>> Rows()
    {
        yield return ["姓名", "单位", "职务", "任命日期", "任命会议", "提请人", "免职日期", "离任原因"];
        var (first, count) = (county.Term.Start.AddDays(3), 0);
        foreach (var body in county.Bodies.Values.Where(b => b.Kind == BodyKind.Department))
        {
            // Most were appointed at the first sitting of the term, some later.
            var from = count++ % 5 == 4 ? first.AddMonths(count / 2) : first;
            yield return [body.HeadOn(stage.Now), body.ShortName, "局长", from, from == first ? "第十七届第一次会议" : "第十七届", "何明远", null, ""];
        }

        foreach (var (organ, post, name) in Others)
        {
            yield return [name, organ, post, first, "第十七届第一次会议", organ.Length == 0 ? "主任会议" : "", null, ""];
        }

        foreach (var (organ, post, name, months, reason) in Gone)
        {
            yield return [name, organ, post, county.Term.Start.AddYears(-2), "第十六届", "", county.Term.Start.AddMonths(months), reason];
        }
    }
}
