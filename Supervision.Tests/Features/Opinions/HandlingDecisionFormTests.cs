using Bunit;
using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions.FollowUp;

namespace Supervision.Tests.Features.Opinions;

/// <summary>Entering the council's decision on a handling report (D-8.10, D-8.11): the form begins with what the council decided.</summary>
public sealed class HandlingDecisionFormTests
{
    [Fact]
    public async Task Given_the_council_refused_When_the_office_enters_it_Then_refused_is_chosen_the_reason_is_there_and_filing_is_not_offered_D_8_11()
    {
        await using var page = new BunitContext();
        (OutcomeKind Kind, ReportDisposal Disposal, string Remarks)? entered = null;

        var form = Show(page, new("2026年第九次主任会议（2026年11月20日，纪要9号）", IsAgreed: false, HasChanges: false, "整改不到位"), e => entered = e);

        Assert.Contains("2026年第九次主任会议（2026年11月20日，纪要9号）：不同意。整改不到位", form.Find(".decide").TextContent, StringComparison.Ordinal);
        Assert.Equal(["不予接受"], form.FindAll("select option").Select(o => o.TextContent));
        await form.Find("button.primary").ClickAsync(new());
        await form.Find(".confirm button.primary").ClickAsync(new());
        Assert.Equal((OutcomeKind.NotAccepted, ReportDisposal.FollowUp, "整改不到位"), entered);
    }

    [Fact]
    public async Task Given_the_council_agreed_When_the_office_enters_it_Then_refusing_is_not_offered_D_8_10()
    {
        await using var page = new BunitContext();

        var form = Show(page, new("第九次", IsAgreed: true, HasChanges: false, ""), _ => { });

        Assert.DoesNotContain("不予接受", form.FindAll("select option").Select(o => o.TextContent));
        Assert.Contains("存档", form.FindAll("select option").Select(o => o.TextContent));
    }

    private static IRenderedComponent<HandlingNextStep> Show(BunitContext page, CouncilWord council, Action<(OutcomeKind, ReportDisposal, string)> decide)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        var organ = new OrganView
        {
            Organ = new(Guid.NewGuid()),
            Name = "县人民政府",
            State = OpinionState.ReportSubmitted,
            ReceivedOn = null,
            Points = [],
            Papers = [],
            Comments = [],
            Extensions = [],
            Outcomes = [],
            CommentBy = null,
            ReportBy = null,
            OwnReportBy = null,
            ToDecide = [],
            ToExtend = [],
            MayEnd = false,
            AwaitsDecision = true,
            IsOnAgenda = false,
            Council = council,
        };
        var view = new FollowUpView
        {
            Id = new(Guid.NewGuid()),
            Dossier = "",
            Number = "",
            Title = "",
            State = OpinionState.ReportSubmitted,
            CommitteeName = "",
            LeadName = null,
            Stages = [],
            Organs = [organ],
            Refusals = [],
            Publications = [],
            Bodies = [],
            Sittings = [],
            Deadlines = [],
            History = [],
            ToClose = [],
            Rights = new HashSet<string> { Permissions.RegisterHandlingDecision },
        };
        return page.Render<HandlingNextStep>(p => p.Add(c => c.View, view).Add(c => c.Organ, organ).Add(c => c.OnDecide, decide));
    }
}
