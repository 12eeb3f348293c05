using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Schemes;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>An inspection in the field: mobilised on 14 July 2026, two sub-groups, leader in the first, member in the second. The day is Monday, 20 July.</summary>
internal sealed class AField
{
    private AField(AnInspection made) => Made = made;

    public AnInspection Made { get; }

    public LawInspectionId Id => Made.Id;

    public static async Task<AField> LaidAsync(TestApp app)
    {
        var made = await SelfInspectionTests.NoticedAsync(app, 2);
        app.Clock.SetUtcNow(new(2026, 7, 20, 2, 0, 0, TimeSpan.Zero));
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<DivideInspectionGroup>().RunAsync(made.Id, 2, default));
        var members = (await made.ReadAsync()).Members;
        for (var i = 0; i < 2; i++)
        {
            AnInspection.Done(await head.Get<AssignSubGroup>().RunAsync(made.Id, members[i].Id, i + 1, true, default));
        }

        AnInspection.Done(await head.Get<RecordInspectionMeeting>().RunAsync(made.Id, SelfInspectionTests.Meeting(members, made.Market), default));
        await using var leader = await SelfInspectionTests.ActAsync(app, made, 1);
        AnInspection.Done(await leader.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, (await made.ReadAsync()).Meetings.Single().Id, default));
        return new(made);
    }

    /// <summary>The leader, in the first sub-group.</summary>
    public Task<Acting> LeaderAsync() => SelfInspectionTests.ActAsync(Made.App, Made, 1);

    /// <summary>A member, in the second sub-group.</summary>
    public Task<Acting> MemberAsync() => SelfInspectionTests.ActAsync(Made.App, Made, 2);

    public async Task<FindingEntry> EntryAsync(ComplianceGrade grade = ComplianceGrade.Partly, int subGroup = 2)
    {
        var inspection = await Made.ReadAsync();
        return new(inspection.ItemsOf(Made.Market.Id)[0].Id, [], Made.Market.Id, new(2026, 7, 20), subGroup, "城关镇农贸市场", grade, grade.IsProblem() ? FindingSeverity.Ordinary : null, "进货台账不完整", "补齐台账");
    }

    /// <summary>Recorded by the member; with a photo where it needs one; verified.</summary>
    public async Task<FindingId> VerifiedAsync(ComplianceGrade grade = ComplianceGrade.Partly)
    {
        await using var member = await MemberAsync();
        FindingId id = new(Guid.CreateVersion7());
        AnInspection.Done(await member.Get<RecordFinding>().RunAsync(id, Id, await EntryAsync(grade), default));
        if (grade == ComplianceGrade.NotCompliant)
        {
            using var photo = new MemoryStream(Pictures.Jpeg(800, 600));
            AnInspection.Done(await member.Get<AddFindingPhoto>().RunAsync(new(Guid.CreateVersion7()), id, "摊位.jpg", photo, default));
        }

        AnInspection.Done(await member.Get<VerifyFinding>().RunAsync(id, default));
        return id;
    }

    /// <summary>Verified, shown to the body, commented on and confirmed by two of the group: only such findings count (decision 0031).</summary>
    public async Task<FindingId> ConfirmedAsync(ComplianceGrade grade = ComplianceGrade.Partly)
    {
        var id = await VerifiedAsync(grade);
        await using var office = await Made.App.AsAsync(Role.Office);
        await using var liaison = await Made.App.AsAsync(Role.BodyLiaison, Made.Market.Id.Value);
        await using var leader = await LeaderAsync();
        await using var member = await MemberAsync();
        AnInspection.Done(await office.Get<ShowVerifiedFindings>().RunAsync(Id, default));
        AnInspection.Done(await liaison.Get<CommentOnFinding>().RunAsync(id, Made.Market.Id, "属实。", default));
        AnInspection.Done(await leader.Get<ConfirmFinding>().RunAsync(id, default));
        AnInspection.Done(await member.Get<ConfirmFinding>().RunAsync(id, default));
        return id;
    }

    public async Task<Finding> ReadAsync(FindingId id)
    {
        await using var db = await Made.App.OpenAsync();
        return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Findings, f => f.Id == id);
    }
}
