using System.Globalization;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Ratings;
using Supervision.Web.Features.KeyWorks;

namespace Supervision.Web.Demo;

/// <summary>A year of key works of the made-up county: one red in mid-year, one yellow, one late, one sent back. All names are invented.</summary>
internal sealed class DemoKeyWorks(DemoStage stage, DemoCounty county, DemoMeetings meetings, int year, bool isTrial, bool goesOn)
{
    private const string Office = "李文静";

    /// <summary>A work with its whole year: quarters, the value in mid-year, the value at the end.</summary>
    private sealed record Work(
        string Title, KeyWorkSource Source, string Owner, string? Liaison, string Committee, string Head, string Lead, string Goal, string Indicator, string Unit, decimal Baseline,
        decimal[] Quarters, decimal Mid, decimal End, string Reasons = "", string Remedies = "", bool IsLate = false, bool IsReturned = false, bool HandsInResult = true)
    {
        public DemoWorkText Text { get; } = DemoWorkText.Of(Source == KeyWorkSource.CarriedOver ? DemoWorkText.Again(Title) : Title);

        public bool IsBehind => Reasons.Length > 0;

        public IReadOnlyList<DemoIndicator> Indicators => [new(Indicator, Unit, IndicatorDirection.Up, Baseline, Quarters, Mid, End, $"{Owner}统计"), .. new[] { Text.Second }.OfType<DemoIndicator>()];

        // Reached a few days early, but for what was behind in mid-year and made up for in summer.
        public DateOnly DoneOn(int milestone, int year) =>
            milestone == 1 && IsBehind ? Day(Text.CaughtUp, year) : Day(Text.Milestones[milestone].Due, year).AddDays(-3 - 3 * milestone);

        public DateOnly DueOn(int milestone, int year) => Day(Text.Milestones[milestone].Due, year);

        private static DateOnly Day(string monthAndDay, int year) => DateOnly.ParseExact($"{year}-{monthAndDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static readonly Work[] Full =
    [
        new("城区供水保障工程", KeyWorkSource.Livelihood, "县水务局", null, "农业农村工委", "魏长河", "周维新", "城区供水能力每日 6 万吨，水质达标。", "完成管网改造", "公里", 0, [6, 15, 24, 30], 14.4m, 29m),
        new("农村公路提升", KeyWorkSource.GovernmentReport, "县交通运输局", null, "财经工委", "孔德明", "王志远", "新改建农村公路 120 公里，养护责任落实到乡镇。", "新改建农村公路", "公里", 0, [20, 60, 95, 120], 68, 120),
        new("义务教育薄弱学校改造", KeyWorkSource.Livelihood, "县教育局", "谷雨", "教科文卫工委", "周建平", "刘慧敏", "改造薄弱学校 10 所，秋季开学投入使用。", "改造学校", "所", 0, [0, 4, 9, 10], 5, 10, IsLate: true),
        new("老旧小区改造", KeyWorkSource.DeputySuggestions, "县住房和城乡建设局", "祝安居", "环资工委", "邓青山", "何建军", "完成 12 个老旧小区改造，居民满意。", "完成改造小区", "个", 0, [1, 5, 9, 12], 4, 11,
            "两个小区的管线迁改协调用时较长。", "7 月前完成管线迁改，增加一个施工班组。", IsReturned: true),
        new("高标准农田建设", KeyWorkSource.PlanTarget, "县农业农村局", null, "农业农村工委", "魏长河", "周维新", "新建高标准农田 2 万亩。", "建成高标准农田", "万亩", 0, [0.2m, 1, 1.6m, 2], 0.6m, 1.8m,
            "上半年连续降雨，施工推迟；两个标段招标流标一次。", "重新招标已经完成，三季度集中施工，每周调度。"),
        new("省级园区提升", KeyWorkSource.PlanTarget, "县发展和改革局", null, "财经工委", "孔德明", "王志远", "园区新开工项目 16 个，标准厂房投用。", "新开工项目", "个", 0, [3, 8, 12, 16], 8, 16),
        new("文化旅游产业发展", KeyWorkSource.GovernmentReport, "县文化和旅游局", null, "教科文卫工委", "周建平", "刘慧敏", "接待游客 150 万人次，建成环线驿站。", "接待游客", "万人次", 0, [25, 70, 120, 150], 69, 148),
        new("社区养老服务", KeyWorkSource.Livelihood, "县民政局", null, "社会建设工委", "施兰", "唐秀珍", "建成社区养老服务中心 10 个。", "建成服务中心", "个", 0, [1, 4, 7, 10], 4, 10),
        new("公共秩序维护", KeyWorkSource.DeputySuggestions, "县公安局", "路畅", "监司工委", "洪波", "何建军", "重点路段视频巡查全覆盖。", "覆盖重点路段", "处", 0, [10, 30, 45, 60], 31, 60),
        new("应急避难场所建设", KeyWorkSource.Budget, "县应急管理局", "江宁", "社会建设工委", "施兰", "唐秀珍", "建成标准化应急避难场所 8 处。", "建成避难场所", "处", 0, [1, 4, 6, 8], 4, 8, HandsInResult: false),
        new(Carried, KeyWorkSource.CarriedOver, "县教育局", "谷雨", "教科文卫工委", "周建平", "刘慧敏", "完成上年结转的周转房，全部交付使用。", "建成周转房", "套", 71, [75, 77, 79, 80], 77, 80),
    ];

    /// <summary>Works that the plan of the year lists (D-7.2); what is carried over only where it was carried before the plan (D-7.12).</summary>
    internal static IReadOnlyList<(string Title, string[] Bodies, string Committee, string Lead)> Planned { get; } =
        [.. Full.Select(w => (w.Title, (string[])[w.Owner, .. w.Text.CoBodies], w.Committee, w.Lead))];

    /// <summary>The work that the trial could not finish and that goes on in the year after.</summary>
    public const string Carried = "乡村教师周转房";

    /// <summary>The work with which nobody was content at first.</summary>
    public const string Poor = "公墓和殡仪服务改造";

    /// <summary>The work that is closed after its vote.</summary>
    public const string Good = "农贸市场标准化改造";

    /// <summary>The year before, in which three questions were tried with three works: one rated 满意, one carried over, one voted on twice.</summary>
    private static readonly Work[] Trial =
    [
        new(Good, KeyWorkSource.Livelihood, "县住房和城乡建设局", null, "环资工委", "邓青山", "何建军", "改造农贸市场 6 个。", "完成改造市场", "个", 0, [0, 3, 5, 6], 3, 6),
        new(Carried, KeyWorkSource.GovernmentReport, "县教育局", null, "教科文卫工委", "周建平", "刘慧敏", "新建周转房 80 套。", "建成周转房", "套", 0, [10, 40, 60, 80], 31, 74, "两处用地手续办理较慢。", "8 月底前完成用地手续。"),
        new(Poor, KeyWorkSource.DeputySuggestions, "县民政局", null, "社会建设工委", "施兰", "唐秀珍", "改造公益性公墓 4 处。", "完成改造公墓", "处", 0, [0, 2, 3, 4], 2, 4, IsLate: true),
    ];

    private Work[] Works => isTrial ? Trial : goesOn ? Full : [.. Full.Where(w => w.Title != Carried)];

    /// <summary>What members asked in mid-year, and what the bodies answered.</summary>
    private IReadOnlyList<(KeyWorkQuestionId Id, string Who, string Title, string Text, string Answer)> Asked { get; } =
    [
        (new(Guid.CreateVersion7()), "黄丽萍", "高标准农田建设", "上半年进度落后，三季度怎样赶上？", "7 至 9 月是施工期，已经增加 4 个作业队，9 月底前完成 1.6 万亩。"),
        (new(Guid.CreateVersion7()), "黎国平", "文化旅游产业发展", "驿站建成以后由谁管，厕所和垃圾谁来清？", "驿站委托所在村集体经营，保洁费用列入乡镇预算；县文化和旅游局每季度检查一次，结果在驿站公示。"),
        (new(Guid.CreateVersion7()), "杨世明", "公共秩序维护", "摄像头拍到的画面谁能看，存多久？", "画面保存 90 天；只有值班民警可以实时查看，调阅须经所领导批准并登记，年底前出台管理办法。"),
    ];

    private readonly Dictionary<string, KeyWorkId> ids = new(StringComparer.Ordinal);

    /// <summary>Proposals, and the council's choice.</summary>
    public async Task ChooseAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        var planned = await stage.AskAsync(db => db.KeyWorks.AsNoTracking().Where(w => w.Year == year).ToDictionaryAsync(w => w.Title, w => w.Id));
        foreach (var work in Works)
        {
            KeyWorkEntry entry = new(
                work.Title, work.Source, work.Goal, county.Bodies[work.Owner].Id, [.. work.Text.CoBodies.Select(b => county.Bodies[b].Id)], county.Committees[work.Committee].Id, county[work.Lead].Id);

            // Lines of the published plan are chosen already; what they lack is filled in.
            if (planned.TryGetValue(work.Title, out var known))
            {
                ids[work.Title] = known;
                await stage.DoAsync<EditKeyWork>(Office, u => u.RunAsync(known, entry, default));
                continue;
            }

            ids[work.Title] = new(Guid.CreateVersion7());
            await stage.GetAsync<ProposeKeyWork, int>(Office, u => u.RunAsync(ids[work.Title], year, entry, default));
        }

        // Where the plan lists them all, nothing is left for the council to choose.
        if (!await stage.AskAsync(db => db.KeyWorks.AnyAsync(w => w.Year == year && w.State == KeyWorkState.Proposed)))
        {
            return;
        }

        var cycle = await stage.AskAsync(db => db.KeyWorkCycles.AsNoTracking().SingleAsync(c => c.Year == year));
        await meetings.CouncilAsync(day, meeting => meetings.PutAsync(meeting, cycle.Matter));
        await stage.DoAsync<ChooseKeyWorks>(Office, u => u.RunAsync(year, default));
    }

    public async Task AskAsync(KeyWorkState asked, DateOnly day)
    {
        stage.GoTo(day, 8);
        await stage.GetAsync<AskKeyWorks, int>(Office, u => u.RunAsync(year, asked, default));
    }

    /// <summary>Plans come in.</summary>
    public async Task PlansAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        foreach (var work in Works)
        {
            await PlanAsync(work, work.Goal);
        }
    }

    /// <summary>One is sent back.</summary>
    public async Task ReturnAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        foreach (var work in Works.Where(w => w.IsReturned))
        {
            await stage.DoAsync<ReviewKeyWorkPlan>(work.Head, u => u.RunAsync(ids[work.Title], false, "目标再具体一些，写明居民满意度怎样评价。", default));
        }
    }

    /// <summary>And comes again.</summary>
    public async Task AgainAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        foreach (var work in Works.Where(w => w.IsReturned))
        {
            await PlanAsync(work, work.Goal + "完工后由居民代表评价，满意率不低于 85%。");
        }
    }

    /// <summary>The committees accept them, the lead members fix them.</summary>
    public async Task FixAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        foreach (var work in Works)
        {
            await stage.DoAsync<ReviewKeyWorkPlan>(work.Head, u => u.RunAsync(ids[work.Title], true, "", default));
            await stage.DoAsync<FixKeyWorkPlan>(work.Lead, u => u.RunAsync(ids[work.Title], default));
        }
    }

    /// <summary>Progress comes in: most of it by its day, one work late.</summary>
    public async Task ProgressAsync(DateOnly day, bool isLate)
    {
        stage.GoTo(day, 11);
        foreach (var work in Works.Where(w => w.IsLate == isLate))
        {
            MilestoneAnswer[] milestones =
            [
                Done(work, 0), work.IsBehind ? new(nameof(MilestoneState.Behind), "") : Done(work, 1),
                new(nameof(MilestoneState.OnTrack), ""), new(nameof(MilestoneState.OnTrack), ""),
            ];
            await stage.DoAsync<KeepKeyWorkProgress>(Who(work), u => u.RunAsync(ids[work.Title], new(milestones, [.. work.Indicators.Select(i => N(i.Mid))], work.Reasons, work.Remedies, work.Text.Help), default));
            await stage.DoAsync<HandInKeyWorkProgress>(Who(work), u => u.RunAsync(ids[work.Title], Paper(work, "上半年进度"), default));
        }
    }

    public async Task ReviewProgressAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        foreach (var work in Works)
        {
            await stage.DoAsync<ReviewKeyWorkProgress>(work.Head, u => u.RunAsync(ids[work.Title], true, "", default));
        }
    }

    /// <summary>A member asks.</summary>
    public async Task QuestionAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        foreach (var (id, who, title, text, _) in Asked)
        {
            await stage.DoAsync<AskKeyWorkQuestion>(who, u => u.RunAsync(id, ids[title], text, null, default));
        }
    }

    /// <summary>The body answers.</summary>
    public async Task AnswerAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        foreach (var (id, _, _, _, answer) in Asked)
        {
            await stage.DoAsync<AnswerKeyWorkQuestion>(Office, u => u.RunAsync(id, answer, default));
        }
    }

    /// <summary>The work that fell behind is heard, and what was said is written down.</summary>
    public async Task HearAsync(DateOnly day)
    {
        stage.GoTo(day, 16);
        await stage.DoAsync<RecordKeyWorkHearing>(Office, u => u.RunAsync(
            ids["高标准农田建设"], day, "县农业农村局局长粟丰收", "主任会议听取了上半年进度：两个标段流标、连续降雨，落后计划 20 个百分点。要求三季度增加作业队，每周调度，9 月底前完成 1.6 万亩。", default));
    }

    /// <summary>A question of these days, which waits for its answer.</summary>
    public async Task LastQuestionAsync(DateOnly day)
    {
        stage.GoTo(day, 15);
        await stage.DoAsync<AskKeyWorkQuestion>("杨世明", u => u.RunAsync(new(Guid.CreateVersion7()), ids["老旧小区改造"], "停车位增加了多少，居民怎样参与验收？", null, default));
    }

    /// <summary>The work whose result will be missing has done the milestone of the third quarter.</summary>
    public async Task FinishAsync(DateOnly day)
    {
        stage.GoTo(day, 16);
        foreach (var work in Works.Where(w => !w.HandsInResult))
        {
            await stage.DoAsync<FinishMilestone>(Who(work), u => u.RunAsync(ids[work.Title], 2, day, default));
        }
    }

    /// <summary>Results come in, all but one.</summary>
    public async Task ResultsAsync(DateOnly day)
    {
        stage.GoTo(day, 11);
        foreach (var work in Works.Where(w => w.HandsInResult))
        {
            // The last milestone lies ahead of the report: it is noted when it is reached.
            MilestoneAnswer[] milestones = [Done(work, 0), Done(work, 1), Done(work, 2), new(nameof(MilestoneState.OnTrack), "")];
            foreach (var (indicator, at) in work.Indicators.Select((indicator, at) => (indicator, at)))
            {
                await stage.DoAsync<AddKeyWorkEvidence>(Who(work), u => u.RunAsync(
                    ids[work.Title], at, new($"{indicator.Name}验收材料.docx", DemoWord.Write("验收材料", $"{indicator.Name} {N(indicator.End)} {indicator.Unit}。")), default));
            }

            await stage.DoAsync<KeepKeyWorkResult>(Who(work), u => u.RunAsync(
                ids[work.Title], new(milestones, [.. work.Indicators.Select(i => N(i.End))], [.. work.Indicators.Select(_ => "")], work.Text.Effects, work.Text.Shortcomings, work.Text.NextSteps), default));
            await stage.DoAsync<HandInKeyWorkResult>(Who(work), u => u.RunAsync(ids[work.Title], Paper(work, "年度效果"), default));
        }
    }

    /// <summary>What was finished notes its last milestone; what was not goes on owing it.</summary>
    public async Task FinishLastAsync(DateOnly day)
    {
        stage.GoTo(day, 16);
        foreach (var work in Works.Where(w => w.HandsInResult && w.End >= w.Quarters[3]))
        {
            await stage.DoAsync<FinishMilestone>(Who(work), u => u.RunAsync(ids[work.Title], 3, work.DueOn(3, year) < day ? work.DueOn(3, year) : day, default));
        }
    }

    /// <summary>The committees check what came in; the last one is still under way.</summary>
    public async Task CheckAsync(DateOnly day, int left)
    {
        stage.GoTo(day, 10);
        foreach (var work in Works.Where(w => w.HandsInResult).SkipLast(left))
        {
            var id = ids[work.Title];
            await stage.DoAsync<CheckIndicator>(work.Head, u => u.RunAsync(id, 0, work.End < work.Quarters[3] ? CheckVerdict.Partly : CheckVerdict.Verified, N(Found(work.End)), work.Text.Check, default));
            if (work.Text.Second is { } second)
            {
                await stage.DoAsync<CheckIndicator>(work.Head, u => u.RunAsync(id, 1, CheckVerdict.Verified, "", $"核对{second.Source}，数据一致。", default));
            }

            await stage.DoAsync<CloseKeyWorkCheck>(work.Head, u => u.RunAsync(id, null, default));
        }
    }

    /// <summary>The works as the ballot lists them.</summary>
    public IReadOnlyList<RatingSubject> Subjects(params IReadOnlyList<string> titles) =>
        [.. Works.Where(w => titles.Count == 0 || titles.Contains(w.Title)).Select((w, i) => new RatingSubject(i, w.Title, w.Owner, new(MatterKind.KeyWork, ids[w.Title].Value)) { Body = county.Bodies[w.Owner].Id })];

    /// <summary>What the vote asks for is handed in: an improvement, a rectification, a second report.</summary>
    public async Task AfterVoteAsync(string title, string text)
    {
        var work = Works.Single(w => w.Title == title);
        await stage.DoAsync<HandInAfterVote>(Who(work), u => u.RunAsync(ids[title], text, Paper(work, "测评后的材料"), default));
    }

    public Task CloseAsync(string title) => stage.DoAsync<CloseKeyWork>(Office, u => u.RunAsync(ids[title], default));

    public Task CarryAsync(string title) => stage.DoAsync<CarryKeyWork>(Office, u => u.RunAsync(ids[title], default));

    // What is counted in pieces has no tenths.
    private static decimal Found(decimal reported) => decimal.Truncate(reported) == reported ? decimal.Floor(reported * 0.96m) : decimal.Round(reported * 0.96m, 1);

    private async Task PlanAsync(Work work, string goal)
    {
        KeyWorkPlanEntry entry = new(
            goal, work.Text.Measures, work.Text.Responsible, work.Text.Money, work.Text.MoneySource, [.. work.Text.Milestones.Select(m => new MilestoneEntry(m.Name, $"{year}-{m.Due}"))], [],
            [.. work.Indicators.Select(i => new IndicatorEntry(i.Name, i.Unit, i.Direction.ToString(), N(i.Baseline), N(i.Quarters[3]), [.. i.Quarters.Select(N)], i.Source))]);
        await stage.DoAsync<KeepKeyWorkPlan>(Who(work), u => u.RunAsync(ids[work.Title], entry, default));
        await stage.DoAsync<HandInKeyWorkPlan>(Who(work), u => u.RunAsync(ids[work.Title], Paper(work, "年度安排"), default));
    }

    private MilestoneAnswer Done(Work work, int milestone) => new(nameof(MilestoneState.Done), $"{work.DoneOn(milestone, year):yyyy-MM-dd}");

    // A body without a liaison sends paper, which the Office enters.
    private static string Who(Work work) => work.Liaison ?? Office;

    private static string N(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static KeyWorkFile Paper(Work work, string what) => new($"{work.Title}{what}（签字）.docx", DemoWord.Write($"{work.Title}{what}", "内容见系统填报，负责人已签字。"));
}
