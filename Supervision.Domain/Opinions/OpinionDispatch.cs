using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>How a receipt came about.</summary>
public enum ReceiptKind
{
    /// <summary>联络员签收.</summary>
    Confirmed,

    /// <summary>办公室登记纸质签收.</summary>
    Paper,

    /// <summary>逾期视为收到.</summary>
    Deemed,
}

/// <summary>The opinion as it went to one body (交办), with its own receipt.</summary>
public sealed class OpinionDispatch
{
    private OpinionDispatch()
    {
    }

    internal OpinionDispatch(SupervisedBodyId body, bool isMain, SupervisedBodyId? through, DateTimeOffset at) =>
        (Body, IsMain, ReportsThrough, SentAt) = (body, isMain, through, at);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public SupervisedBodyId Body { get; private set; }

    /// <summary>True of 主送单位, which is answerable for time.</summary>
    public bool IsMain { get; private set; }

    /// <summary>The organ that gathers its answers (D-8.8); null of a body that reports for itself.</summary>
    public SupervisedBodyId? ReportsThrough { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The day it was sent.</summary>
    public DateOnly SentOn => SentAt.BeijingDate();

    public DateOnly? ReceivedOn { get; private set; }

    public ReceiptKind? Kind { get; private set; }

    /// <summary>Who confirmed or entered it.</summary>
    public string? ReceivedBy { get; private set; }

    /// <summary>The body's wish that another one handle its points; null when it has none.</summary>
    public DispatchRefusal? Refusal { get; private set; }

    /// <summary>改办: the points went to another body, this row is closed.</summary>
    public bool IsClosed => Refusal is { State: RefusalState.Transferred };

    internal void Receive(DateOnly day, ReceiptKind kind, Editor by) => (ReceivedOn, Kind, ReceivedBy) = (day, kind, by.Name);

    internal void Refuse(DispatchRefusal refusal) => Refusal = refusal;
}

/// <summary>How a refusal stands (D-8.7).</summary>
public enum RefusalState
{
    /// <summary>待办公室提出意见.</summary>
    Asked,

    /// <summary>待分管领导决定.</summary>
    Proposed,

    /// <summary>已改办.</summary>
    Transferred,

    /// <summary>不同意改办.</summary>
    Denied,
}

/// <summary>A body says its points are not its business and names another (改办申请).</summary>
public sealed class DispatchRefusal
{
    private DispatchRefusal()
    {
    }

    internal DispatchRefusal(string reason, SupervisedBodyId to, Editor by) => (Reason, To, AskedBy, AskedAt) = (reason.Trim(), to, by.Name, by.At);

    public string Reason { get; private set; } = "";

    /// <summary>The body proposed; after the Office's proposal the one the Office names.</summary>
    public SupervisedBodyId To { get; private set; }

    public string AskedBy { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public RefusalState State { get; private set; }

    /// <summary>What the Office proposes: true 同意改办.</summary>
    public bool? OfficeAgrees { get; private set; }

    public string OfficeNote { get; private set; } = "";

    public string? OfficeBy { get; private set; }

    public string? LeadBy { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    internal void Propose(bool agree, SupervisedBodyId to, string note, Editor by) =>
        (OfficeAgrees, To, OfficeNote, OfficeBy, State) = (agree, to, note.Trim(), by.Name, RefusalState.Proposed);

    internal void Settle(Editor by) => (State, LeadBy, DecidedOn) =
        (OfficeAgrees == true ? RefusalState.Transferred : RefusalState.Denied, by.Name, by.At.BeijingDate());

    internal void SendBack() => (State, OfficeAgrees) = (RefusalState.Asked, null);
}
