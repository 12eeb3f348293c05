using System.Globalization;
using System.Text;
using Supervision.Domain.Plans;
using Supervision.Domain.Plans.Import;
using Supervision.Web.Features.Plans;

namespace Supervision.Web.Demo;

/// <summary>The plan of the made-up year: a plan really published by a district, moved to the demo county and year.</summary>
internal sealed class DemoPlan(DemoStage stage, DemoCounty county, DemoMeetings meetings, DemoPast past)
{
    private const string Office = "李文静";
    private const string Resource = "demo/yantai-district-2023.csv";
    private const int PublishedYear = 2023;
    private const int Note = 10;

    /// <summary>Which committee and vice-chair look after a line, and when it is heard; by words of its title; days from today.</summary>
    private (string Words, string Committee, string Lead, int Heard)[] Care =>
    [
        ("安全生产", "社会建设工委", "唐秀珍", -50), ("城市更新工作", "环资工委", "周维新", -20), ("基层医疗", "教科文卫工委", "王志远", -1),
        ("政务服务", "财经工委", "王志远", -20), ("人民调解", "监司工委", "刘慧敏", -20), ("教育高质量", "教科文卫工委", "王志远", 6),
        ("法治政府", "法工委", "刘慧敏", 24), ("企业合规", "监司工委", "刘慧敏", 24), ("主导产业", "财经工委", "何建军", past.Industry),
        ("国有资产", "财经工委", "何建军", 40), ("社会发展计划", "财经工委", "何建军", past.Statutory), ("决算", "财经工委", "何建军", past.Statutory), ("审计", "财经工委", "何建军", past.Statutory),
        ("食品安全法", "教科文卫工委", "刘慧敏", 24),
        ("农村供水", "农业农村工委", "唐秀珍", -3), ("课后服务", "教科文卫工委", "王志远", -1),
    ];

    /// <summary>Lines that no sitting hears: who looks after them, and in which month; the source names none. Empty words: it has its own dossier.</summary>
    internal static readonly (string Words, string Committee, string Lead, int Month, string Done)[] Others =
    [
        ("市容环境整治", "环资工委", "周维新", 9, "专题询问会已召开，询问意见已转县人民政府研究处理。"),
        ("重点项目建设", "财经工委", "何建军", 5, "组成人员和县人大代表视察了四个项目，视察情况已印发。"),
        ("重点领域", "农业农村工委", "唐秀珍", 10, "视察了高标准农田建设，视察情况已印发。"),
        ("不正之风", "监司工委", "刘慧敏", 7, ""),
    ];

    public int Year { get; private set; }

    /// <summary>Imports, completes, adopts and publishes the plan around a day.</summary>
    public async Task PublishAsync(DateOnly adoption, int year)
    {
        Year = year;
        stage.GoTo(adoption.AddDays(-25), 10);
        var plan = await ImportAsync();
        await AddLighterAsync(plan);
        await CompleteAsync(plan);
        stage.GoTo(adoption.AddDays(-12), 10);
        await stage.DoAsync<ConsultPlan>(Office, u => u.RunAsync(plan, default));
        await AnswersAsync(plan, adoption);
        stage.GoTo(adoption.AddDays(-1), 10);
        await stage.DoAsync<SubmitPlan>(Office, u => u.RunAsync(plan, default));
        await meetings.CouncilAsync(adoption, meeting => meetings.PutAsync(meeting, new(MatterKind.Plan, plan.Value)));
        await stage.DoAsync<AdoptPlan>(Office, u => u.RunAsync(plan, default));
        stage.GoTo(adoption.AddDays(2), 9);
        await stage.DoAsync<PublishPlan>(Office, async u => await u.RunAsync(plan, null, default));
    }

    // The organs answer in the ten days that they have.
    private async Task AnswersAsync(AnnualPlanId plan, DateOnly adoption)
    {
        (string Body, int Before, string Text)[] answers =
        [
            ("县人民政府", 5, "建议把涉案企业合规与法治政府建设情况安排在同一次会议听取。"), ("县监委", 6, ""), ("县人民法院", 6, ""), ("县人民检察院", 4, ""),
        ];
        foreach (var (body, before, text) in answers.OrderByDescending(a => a.Before))
        {
            stage.GoTo(adoption.AddDays(-before), 11);
            await stage.DoAsync<RecordConsultation>(Office, u => u.RunAsync(
                plan, new(county.Bodies[body].Id, text, text.Length == 0, stage.Now), default));
        }
    }

    private async Task<AnnualPlanId> ImportAsync()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Moved()));
        var table = PlanFile.Read(file).Table!;
        var settings = new ImportSettings { Year = Year, DefaultCommittee = county.Committees["财经工委"].Id };
        var result = await stage.GetAsync<ImportPlan, ImportResult>(
            Office, u => u.RunAsync(table, ColumnMap.Guess(table.Headings), settings, null, default));
        return result.Plan;
    }

    // The district becomes the county, its year the demo year. What its collector noted about the cells is no remark of the
    // Committee and stays in the file; the source goes on being named.
    private string Moved()
    {
        using var stream = typeof(DemoPlan).Assembly.GetManifestResourceStream(Resource)!;
        var lines = new StreamReader(stream, Encoding.UTF8).ReadToEnd().Split('\n');
        return string.Join('\n', lines.Select((line, i) => i == 0 ? line : MovedLine(line)));
    }

    private string MovedLine(string line)
    {
        var cells = line.TrimEnd('\r').Split(',');
        if (cells.Length > Note)
        {
            cells[Note] = "";
        }

        for (var i = 0; i < Math.Min(cells.Length, 8); i++)
        {
            cells[i] = cells[i].Replace("区人民政府", "县人民政府", StringComparison.Ordinal).Replace("区人民检察院", "县人民检察院", StringComparison.Ordinal)
                .Replace("区监察委员会", "县监察委员会", StringComparison.Ordinal).Replace("全区", "全县", StringComparison.Ordinal).Replace("区级", "县级", StringComparison.Ordinal);
            for (var back = 2; back >= 0; back--)
            {
                cells[i] = cells[i].Replace(
                    (PublishedYear - back).ToString(CultureInfo.InvariantCulture), (Year - back).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            }
        }

        return string.Join(',', cells);
    }

    // The published plan lists only what sittings hear; these lines are invented for the lighter tiers and the inspection.
    private async Task AddLighterAsync(AnnualPlanId plan)
    {
        (PlanItemKind Kind, string Title, string Body)[] lines =
            [(PlanItemKind.CouncilReport, "农村供水保障工作情况", "县人民政府"), (PlanItemKind.WorkCommitteeReport, "义务教育学校课后服务情况", "县教育局"),
                (PlanItemKind.LawInspection, "《中华人民共和国食品安全法》执法检查", "县市场监督管理局")];
        foreach (var (kind, title, body) in lines)
        {
            var content = new PlanItemContent(kind, title) { Source = TopicSource.Members, Bodies = [new(county.Bodies[body].Name, county.Bodies[body].Id)] };
            await stage.DoAsync<AddPlanItem>(Office, u => u.RunAsync(plan, new(Guid.CreateVersion7()), content, default));
        }

        // The published plan asks of five works; the county's other key works stand beside them (D-7.2).
        var asked = (await stage.AskAsync(db => db.PlanItems.AsNoTracking().Where(i => i.Plan == plan).ToListAsync())).FindAll(i => i.Content.Kind == PlanItemKind.KeyWork);
        var carried = await stage.AskAsync(db => db.KeyWorks.AsNoTracking().AnyAsync(w => w.Year == Year && w.Title == DemoKeyWorks.Carried));
        foreach (var work in DemoKeyWorks.Planned.Where(w => !asked.Exists(i => i.Content.Title == w.Title) && (carried || w.Title != DemoKeyWorks.Carried)))
        {
            await stage.DoAsync<AddPlanItem>(Office, u => u.RunAsync(plan, new(Guid.CreateVersion7()), new(PlanItemKind.KeyWork, work.Title) { Source = TopicSource.DeputySuggestions, Time = asked[0].Content.Time }, default));
        }
    }

    private async Task CompleteAsync(AnnualPlanId plan)
    {
        var items = await stage.AskAsync(db => db.PlanItems.AsNoTracking().Where(i => i.Plan == plan).ToListAsync());
        foreach (var item in items)
        {
            var care = Care.FirstOrDefault(c => item.Content.Title.Contains(c.Words, StringComparison.Ordinal));
            await stage.DoAsync<EditPlanItem>(Office, u => u.RunAsync(item.Id, Completed(item.Content, care), default));
        }

        await stage.DoAsync<LinkAllStatutory>(Office, u => u.RunAsync(plan, default));
        foreach (var topic in StatutoryTopic.All)
        {
            var isOpen = await stage.AskAsync(async db =>
                (await db.AnnualPlans.AsNoTracking().SingleAsync(p => p.Id == plan)).Statutory.Any(s => s.Topic == topic.Code && s.IsOpen));
            if (isOpen)
            {
                await stage.DoAsync<StrikeStatutory>(Office, u => u.RunAsync(plan, topic.Code, "已列入常委会年度工作要点，另行安排。", default));
            }
        }
    }

    private PlanItemContent Completed(PlanItemContent content, (string Words, string Committee, string Lead, int Heard) care)
    {
        var committee = county.Committees[care.Committee ?? "环资工委"];
        if (content.Kind == PlanItemKind.KeyWork && DemoKeyWorks.Planned.FirstOrDefault(w => w.Title == content.Title) is { Title: not null } work)
        {
            care = (work.Title, work.Committee, work.Lead, 0);
            committee = county.Committees[work.Committee];
            content = content with { Bodies = [.. work.Bodies.Select(b => new NamedBody(county.Bodies[b].Name, county.Bodies[b].Id))] };
        }

        var other = Others.FirstOrDefault(o => content.Title.Contains(o.Words, StringComparison.Ordinal));
        if (other.Words is not null)
        {
            care = (other.Words, other.Committee, other.Lead, new DateOnly(Year, other.Month, 20).DayNumber - stage.Today.DayNumber);
            committee = county.Committees[care.Committee];
        }

        var lead = county.Members.First(m => m.Person == county[care.Lead ?? "周维新"].Id).Id;
        return content with
        {
            Source = content.Source ?? TopicSource.DeputySuggestions,
            Committees = care.Committee is null && content.Committees.Any(c => c.Committee is not null)
                ? content.Committees
                : [new(committee.Name, committee.Id)],
            LeadMember = lead,
            Time = care.Committee is null || content.Kind == PlanItemKind.KeyWork ? content.Time : In(stage.Today.AddDays(care.Heard)),
        };
    }

    // The month of a day, or December when the day lies beyond the plan's year.
    private PlanTime In(DateOnly day) => day.Year == Year ? new(day.Month, day.Month) : day.Year < Year ? new(1, 1) : new(12, 12);
}
