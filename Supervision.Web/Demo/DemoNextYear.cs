using Supervision.Domain.Plans;
using Supervision.Web.Features.Plans;

namespace Supervision.Web.Demo;

/// <summary>The plan of the next year while its topics are collected (议题征集, D-4.6), so that topics can be proposed and unfinished lines moved.</summary>
internal sealed class DemoNextYear(DemoStage stage)
{
    private static readonly (string Who, TopicSource Source, PlanItemKind Kind, string Title, string Reason)[] Topics =
    [
        ("邓青山", TopicSource.DeputySuggestions, PlanItemKind.CommitteeReport, "县人民政府关于城乡生活污水治理情况的报告", "本年度代表建议中有九件反映城乡结合部污水直排、管网不配套的问题。"),
        ("施兰", TopicSource.Survey, PlanItemKind.LawInspection, "养老服务法律法规实施情况的执法检查", "专题调研发现，居家养老服务站点多而不用，护理人员不足。"),
    ];

    /// <summary>From which day of the year before on topics are collected.</summary>
    public static DateOnly From(int year) => new(year, 10, 10);

    /// <summary>Sets it up on a day and lets two committees propose.</summary>
    public async Task OpenAsync(int year, DateOnly day)
    {
        stage.GoTo(day, 9);
        await stage.DoAsync<CreatePlan>("李文静", u => u.RunAsync(new(Guid.CreateVersion7()), year, default));
        foreach (var (who, source, kind, title, reason) in Topics)
        {
            await stage.DoAsync<ProposeTopic>(who, u => u.RunAsync(new(Guid.CreateVersion7()), new(year, title, source, kind, reason), default));
        }
    }
}
