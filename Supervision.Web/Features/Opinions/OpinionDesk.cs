using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions;

/// <summary>The use cases the editor's page offers, by the words of its buttons.</summary>
public sealed class OpinionDesk(IServiceProvider services)
{
    public SendBackOpinion SendBack => Get<SendBackOpinion>();

    public UndoPointAct Undo => Get<UndoPointAct>();

    public RescueDraft Rescue => Get<RescueDraft>();

    public DropDraft Drop => Get<DropDraft>();

    public AddPoint Add => Get<AddPoint>();

    public AddPointFromFindings AddFound => Get<AddPointFromFindings>();

    public SetAsideNote SetAside => Get<SetAsideNote>();

    public TakeUpNote TakeUp => Get<TakeUpNote>();

    public SetTerm Term => Get<SetTerm>();

    public AddressOpinion Address => Get<AddressOpinion>();

    public ConfirmReceipt Receipt => Get<ConfirmReceipt>();

    /// <summary>An act of the next step.</summary>
    public Task<Outcome> ActAsync(ReviewOpinionId id, string act, IProgress<CompileProgress> progress) => act switch
    {
        "compile" => Get<CompileReviewOpinion>().RunAsync(id, progress, CancellationToken.None),
        "wish" => Get<WishCompilation>().RunAsync(id, CancellationToken.None),
        "check" => Get<CheckByCommittee>().RunAsync(id, CancellationToken.None),
        "lead" => Get<CheckByLead>().RunAsync(id, CancellationToken.None),
        "approve" => Get<ApproveOpinion>().RunAsync(id, CancellationToken.None),
        "forgo" => Get<ForgoOpinion>().RunAsync(id, CancellationToken.None),
        "dispatch" => Get<DispatchOpinion>().RunAsync(id, CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };

    /// <summary>The act of this page that can be taken back; null when there is none.</summary>
    public UndoStep? LastStep(ReviewOpinionId id) => Get<OpinionUndo>().Top(id);

    public async Task<Outcome> NumberAsync(ReviewOpinionId id, int? serial, string reason) =>
        await Get<NumberOpinion>().RunAsync(id, serial, reason, CancellationToken.None);

    /// <summary>What was asked for a point.</summary>
    public Task<Outcome> WishAsync(ReviewOpinionId id, Guid point, PointWish wish) => wish.Act switch
    {
        PointActs.Up => Get<MovePoint>().RunAsync(id, point, up: true, CancellationToken.None),
        PointActs.Down => Get<MovePoint>().RunAsync(id, point, up: false, CancellationToken.None),
        PointActs.Merge => Get<MergePoints>().RunAsync(id, wish.Other, point, CancellationToken.None),
        PointActs.Split => Get<SplitPoint>().RunAsync(id, point, wish.At, CancellationToken.None),
        PointActs.Delete => Get<DeletePoint>().RunAsync(id, point, wish.Reason, CancellationToken.None),
        PointActs.Bodies => Get<SetBodies>().RunAsync(id, point, wish.Main, wish.Assisting ?? [], CancellationToken.None),
        PointActs.Due => Get<SetPointTerm>().RunAsync(id, point, wish.Due, CancellationToken.None),
        _ => Get<KeepPoint>().RunAsync(id, point, CancellationToken.None),
    };

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
