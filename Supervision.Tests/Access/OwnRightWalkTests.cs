using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Tests.Building;
using Supervision.Tests.Features.KeyWorks;
using Supervision.Tests.Features.Opinions.FollowUp;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Features.Plans.Versions;
using Supervision.Web.Features.Reports.Beside;
using Supervision.Web.Features.Reports.Lighter;

namespace Supervision.Tests.Access;

/// <summary>“Own” of D-1.5: who holds a permission, but for another body, committee or council member, is refused as if without it.
/// Each use case of these subjects has its line; one without fails the walk. Roles without the permission: <see cref="UseCaseWalkTests"/>.</summary>
public sealed class OwnRightWalkTests
{
    private enum Stranger
    {
        /// <summary>The permission belongs to the Office alone and is not narrowed.</summary>
        Nobody,

        /// <summary>The liaison of another body.</summary>
        Liaison,

        /// <summary>The head of another work committee.</summary>
        Head,

        /// <summary>Staff of another work committee.</summary>
        Staff,

        /// <summary>A council member who does not lead the matter.</summary>
        Council,

        /// <summary>No matter is there yet to be another's, or the permission is nobody's of the house: told by tests of their own.</summary>
        Whoever,
    }

    private static readonly string[] Subjects = ["Opinions.FollowUp", "Opinions.Publishing", "Reports.Lighter", "Reports.Beside", "Plans.Versions", "KeyWorks"];

    private static readonly Dictionary<string, Stranger> Lines = new(StringComparer.Ordinal)
    {
        [nameof(KeepHandling)] = Stranger.Liaison,
        [nameof(AttachEvidence)] = Stranger.Liaison,
        [nameof(HandInPaper)] = Stranger.Liaison,
        [nameof(TakeBackReport)] = Stranger.Liaison,
        [nameof(AskExtension)] = Stranger.Liaison,
        [nameof(RefusePoints)] = Stranger.Liaison,
        [nameof(CommentOnHandling)] = Stranger.Head,
        [nameof(VerifyPoint)] = Stranger.Staff,
        [nameof(SettleRefusal)] = Stranger.Council,
        [nameof(ProposeRefusal)] = Stranger.Nobody,
        [nameof(RegisterExtension)] = Stranger.Nobody,
        [nameof(RegisterReportDecision)] = Stranger.Nobody,
        [nameof(PutHandlingOnAgenda)] = Stranger.Nobody,
        [nameof(MakePublication)] = Stranger.Nobody,
        [nameof(MakeSurveyPublication)] = Stranger.Nobody,
        [nameof(BlackOut)] = Stranger.Nobody,
        [nameof(ShowBlackedOut)] = Stranger.Nobody,
        [nameof(SubmitPublication)] = Stranger.Nobody,
        [nameof(PublishCopy)] = Stranger.Nobody,
        [nameof(WithdrawPublication)] = Stranger.Nobody,
        [nameof(CloseOpinion)] = Stranger.Nobody,
        [nameof(CheckPublication)] = Stranger.Head,
        [nameof(ReturnPublication)] = Stranger.Head,

        [nameof(HandInPapers)] = Stranger.Liaison,
        [nameof(HandInAnswer)] = Stranger.Liaison,
        [nameof(SetCommitteeMeeting)] = Stranger.Head,
        [nameof(HearByCommittee)] = Stranger.Head,
        [nameof(WriteHearingNotes)] = Stranger.Head,
        [nameof(ProposeFromNotes)] = Stranger.Head,
        [nameof(SetCouncilMeeting)] = Stranger.Nobody,
        [nameof(SendRemarks)] = Stranger.Nobody,

        [nameof(HandInResolutionReport)] = Stranger.Liaison,
        [nameof(AddTour)] = Stranger.Head,
        [nameof(HandInTourReport)] = Stranger.Head,
        [nameof(GiveExamination)] = Stranger.Head,
        [nameof(InviteTourDeputies)] = Stranger.Nobody,
        [nameof(ExamineReport)] = Stranger.Nobody,
        [nameof(RaiseReport)] = Stranger.Nobody,
        [nameof(ClassifyReport)] = Stranger.Nobody,
        [nameof(ArrangeRectification)] = Stranger.Nobody,
        [nameof(EnterResolution)] = Stranger.Nobody,
        [nameof(CorrectResolution)] = Stranger.Nobody,
        [nameof(CloseResolution)] = Stranger.Nobody,

        [nameof(StartAdjustment)] = Stranger.Nobody,
        [nameof(EnterPlanChange)] = Stranger.Nobody,
        [nameof(TakeBackPlanChange)] = Stranger.Nobody,
        [nameof(SubmitAdjustment)] = Stranger.Nobody,
        [nameof(ReturnAdjustment)] = Stranger.Nobody,
        [nameof(DropAdjustment)] = Stranger.Nobody,
        [nameof(AdoptAdjustment)] = Stranger.Nobody,
        [nameof(PublishAdjustment)] = Stranger.Nobody,

        [nameof(ProposeKeyWork)] = Stranger.Whoever,
        [nameof(EditKeyWork)] = Stranger.Head,
        [nameof(LeaveOutKeyWork)] = Stranger.Nobody,
        [nameof(ChooseKeyWorks)] = Stranger.Nobody,
        [nameof(EndKeyWork)] = Stranger.Nobody,
        [nameof(ImportKeyWorks)] = Stranger.Nobody,
        [nameof(MoveCycleDate)] = Stranger.Nobody,
        [nameof(AskKeyWorks)] = Stranger.Nobody,
        [nameof(KeepKeyWorkPlan)] = Stranger.Liaison,
        [nameof(HandInKeyWorkPlan)] = Stranger.Liaison,
        [nameof(ReviewKeyWorkPlan)] = Stranger.Head,
        [nameof(FixKeyWorkPlan)] = Stranger.Council,
        [nameof(AskForPlanChange)] = Stranger.Liaison,
        [nameof(RegisterPlanDecision)] = Stranger.Nobody,
        [nameof(FinishMilestone)] = Stranger.Liaison,
        [nameof(KeepKeyWorkProgress)] = Stranger.Liaison,
        [nameof(HandInKeyWorkProgress)] = Stranger.Liaison,
        [nameof(ReviewKeyWorkProgress)] = Stranger.Head,
        [nameof(RecordKeyWorkHearing)] = Stranger.Staff,
        [nameof(RemindKeyWorkBodies)] = Stranger.Nobody,
        [nameof(KeepKeyWorkResult)] = Stranger.Liaison,
        [nameof(AddKeyWorkEvidence)] = Stranger.Liaison,
        [nameof(HandInKeyWorkResult)] = Stranger.Liaison,
        [nameof(CheckIndicator)] = Stranger.Staff,
        [nameof(CloseKeyWorkCheck)] = Stranger.Head,
        [nameof(AskKeyWorkQuestion)] = Stranger.Whoever,
        [nameof(AnswerKeyWorkQuestion)] = Stranger.Liaison,
        [nameof(WantMoreOfAnswer)] = Stranger.Staff,
        [nameof(HandInAfterVote)] = Stranger.Liaison,
        [nameof(RecordKeyWorkMeasure)] = Stranger.Nobody,
        [nameof(CloseKeyWork)] = Stranger.Nobody,
        [nameof(CarryKeyWork)] = Stranger.Nobody,
        [nameof(CheckStoredResults)] = Stranger.Whoever,
    };

    /// <summary>The use cases below some namespaces of the features.</summary>
    internal static IReadOnlyList<Type> UseCasesOf(params string[] subjects) =>
        [.. UseCaseWalkTests.UseCases.Select(u => u.Type).Where(t => subjects.Any(s => t.Namespace == "Supervision.Web.Features." + s))];

    [Fact]
    public void Every_use_case_of_these_subjects_has_its_line() =>
        Assert.Equal(UseCasesOf(Subjects).Select(t => t.Name).Order(StringComparer.Ordinal), Lines.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task What_is_not_narrowed_belongs_to_the_Office_alone()
    {
        await using var app = await TestApp.StartAsync();
        List<string> wrong = [];
        foreach (var type in UseCasesOf(Subjects).Where(t => Lines.GetValueOrDefault(t.Name) == Stranger.Nobody))
        {
            var permission = await DemandAsync(app, new Actor(new(Guid.NewGuid()), "无角色", new HashSet<Role>()), type, []);
            if (permission is null || Permissions.Table[permission].Any(r => r is not (Role.Office or Role.OfficeHead)))
            {
                wrong.Add($"{type.Name}: {permission}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task D_1_5_Given_an_opinion_of_others_When_each_use_case_is_tried_Then_refused_and_nothing_is_written()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.MustAsync<MakePublication>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, PublicationKind.Opinion, default));
        await using var db = await ground.App.OpenAsync();
        object[] ids = [ground.Id, ground.Government, (await db.Publications.SingleAsync()).Id];

        await RefusedAsync(ground.App, ids, "Opinions.FollowUp", "Opinions.Publishing");
    }

    [Fact]
    public async Task D_1_5_Given_a_report_of_others_When_each_use_case_is_tried_Then_refused_and_nothing_is_written()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.WorkCommittee);

        await RefusedAsync(bench.App, [bench.Id], "Reports.Lighter", "Reports.Beside");
    }

    [Fact]
    public async Task D_1_5_Given_a_key_work_of_others_When_each_use_case_is_tried_Then_refused_and_nothing_is_written()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(Supervision.Domain.KeyWorks.KeyWorkState.MidAsked);
        Supervision.Domain.KeyWorks.KeyWorkQuestionId question = new(Guid.NewGuid());
        await ground.MustAsync<AskKeyWorkQuestion>(ground.County.MemberActor(9), u => u.RunAsync(question, ground.Id, "三季度怎么办？", null, default));

        await RefusedAsync(app, [ground.Id, question], "KeyWorks");
    }

    private static async Task RefusedAsync(TestApp app, object[] ids, params string[] subjects)
    {
        var before = await EntriesAsync(app);
        List<string> wrong = [];
        foreach (var type in UseCasesOf(subjects).Where(t => Lines[t.Name] is not (Stranger.Nobody or Stranger.Whoever)))
        {
            var stranger = Of(Lines[type.Name]);
            var permission = await DemandAsync(app, new Actor(stranger.Person, "无角色", new HashSet<Role>()), type, ids);
            if (permission is null || !stranger.Roles.Any(r => Permissions.Allows(permission, [r])))
            {
                wrong.Add($"{type.Name}: the stranger does not even hold {permission}");
            }
            else if (await DemandAsync(app, stranger, type, ids) is null)
            {
                wrong.Add($"{type.Name}: let in for others");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await EntriesAsync(app));
    }

    private static Actor Of(Stranger who)
    {
        IReadOnlySet<Guid> other = new HashSet<Guid> { Guid.NewGuid() };
        Actor Acting(params Role[] roles) => new(new PersonId(Guid.NewGuid()), "外人", roles.ToHashSet());
        return who switch
        {
            Stranger.Liaison => Acting(Role.BodyLiaison) with { Bodies = other },
            Stranger.Head => Acting(Role.WorkCommitteeHead) with { Committees = other, HeadedCommittees = other },
            Stranger.Staff => Acting(Role.WorkCommitteeStaff) with { Committees = other },
            _ => Acting(Role.Member, Role.CouncilMember),
        };
    }

    // The permission that the refusal names; null when it was no refusal.
    private static async Task<string?> DemandAsync(TestApp app, Actor actor, Type type, object[] ids)
    {
        await using var acting = await app.AsAsync(actor);
        var run = UseCaseWalkTests.UseCases.Single(u => u.Type == type).Run;
        try
        {
            await (Task)run.Invoke(acting.Scope.ServiceProvider.GetRequiredService(type), [.. run.GetParameters().Select(p => Argument(p.ParameterType, ids))])!;
            return null;
        }
        catch (Exception failure)
        {
            return (failure is TargetInvocationException { InnerException: { } inner } ? inner : failure) is AccessDeniedException refused
                ? refused.Message["Refused: ".Length..].TrimEnd('.') : null;
        }
    }

    private static object? Argument(Type type, object[] ids) =>
        ids.FirstOrDefault(id => id.GetType() == (Nullable.GetUnderlyingType(type) ?? type)) ?? UseCaseWalkTests.Sample(type);

    private static async Task<int> EntriesAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.AuditEntries.CountAsync(e => !e.Sentence.StartsWith("系统拒绝"));
    }
}
