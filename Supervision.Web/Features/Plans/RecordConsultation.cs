using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>What an organ answered, as the Office enters it.</summary>
/// <param name="Body">The organ.</param>
/// <param name="Text">Its opinion.</param>
/// <param name="None">True for 无意见.</param>
/// <param name="ReceivedOn">The day it came.</param>
public sealed record ConsultationInput(SupervisedBodyId? Body, string Text, bool None, DateOnly? ReceivedOn);

/// <summary>The Office enters what an organ answered about the draft (D-4.6).</summary>
public sealed class RecordConsultation(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, ConsultationInput input, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditPlan, id, async act =>
        {
            var organ = (await act.Db.ConsultedOrgansAsync(act.Today, act.Stop)).FirstOrDefault(o => o.Id == input.Body?.Value);
            if (act.Plan.ObstaclesToAnswer(organ is null ? null : input.Body, input.Text, input.None, input.ReceivedOn, act.Today) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Plan.Answer(input.Body!.Value, input.Text, input.None, input.ReceivedOn!.Value, act.Today);
            act.Tell($"登记{organ!.Name}对计划草案的答复（{input.ReceivedOn.Value.InYear(act.Today)}收到）：{(input.None ? "无意见" : input.Text.Trim())}");
            return [];
        }, stop);
}

/// <summary>The organs that are asked about the draft: 一府一委两院.</summary>
internal static class ConsultedOrgans
{
    private static readonly BodyKind[] Kinds = [BodyKind.Government, BodyKind.Supervisory, BodyKind.Court, BodyKind.Procuratorate];

    public static async Task<IReadOnlyList<Choice>> ConsultedOrgansAsync(this SupervisionDb db, DateOnly today, CancellationToken stop) =>
    [
        .. (await db.SupervisedBodies.AsNoTracking().Where(b => Kinds.Contains(b.Kind) && b.Parent == null && (b.To == null || b.To > today))
            .OrderBy(b => b.Order).ToListAsync(stop)).Select(b => new Choice(b.Id.Value, b.ShortName)),
    ];
}
