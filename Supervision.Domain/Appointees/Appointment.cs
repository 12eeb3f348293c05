using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Appointees;

/// <summary>How a post stands on a day.</summary>
public enum AppointmentState
{
    /// <summary>提请任命: put forward, not yet decided.</summary>
    Nominated,

    /// <summary>在任.</summary>
    InPost,

    /// <summary>离任: removed, resigned, transferred.</summary>
    Ended,

    /// <summary>撤回提请 or 未通过.</summary>
    Withdrawn,
}

/// <summary>One post of an appointee (任免): nominated, appointed, ended, each with its day (D-9.1).</summary>
public sealed class Appointment
{
    private Appointment()
    {
    }

    public AppointmentId Id { get; private set; }

    /// <summary>Place within the file, from 1 in the order of entry.</summary>
    public int Order { get; private set; }

    /// <summary>The body served in; null for the Committee's own staff.</summary>
    public SupervisedBodyId? Organ { get; private set; }

    public string Post { get; private set; } = "";

    public AppointeeKind Kind { get; private set; }

    /// <summary>Who put the person forward (提请人); empty when not known.</summary>
    public string Nominator { get; private set; } = "";

    public DateOnly? NominatedOn { get; private set; }

    /// <summary>The sitting that votes or voted; null when it was before the product.</summary>
    public SittingId? Sitting { get; private set; }

    /// <summary>The sitting as written, e.g. 第十七届第三十次会议.</summary>
    public string SittingName { get; private set; } = "";

    /// <summary>True when an earlier appointment was entered afterwards (补登): its exam and papers lie on paper.</summary>
    public bool IsRecorded { get; private set; }

    public int? Yes { get; private set; }

    public int? No { get; private set; }

    public int? Abstained { get; private set; }

    /// <summary>All members on the day of the vote (全体组成人员).</summary>
    public int? Base { get; private set; }

    public string Certificate { get; private set; } = "";

    /// <summary>Day of appointment, the first day in post.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>The first day no longer in post.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>免职, 辞职 and so on.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>The sitting or document behind the end.</summary>
    public string EndBasis { get; private set; } = "";

    public DateOnly? WithdrawnOn { get; private set; }

    public string WithdrawnReason { get; private set; } = "";

    /// <summary>Why no exam was needed; null when it was.</summary>
    public ExamExemption? Exemption { get; private set; }

    /// <summary>The day the service statement came in.</summary>
    public DateOnly? StatementOn { get; private set; }

    /// <summary>The newest file of the statement.</summary>
    public Guid? StatementFile { get; private set; }

    public string StatementName { get; private set; } = "";

    public bool IsStatementByOffice { get; private set; }

    /// <summary>What was promised, one line each; the yearly duty report answers every line (D-9.3).</summary>
    public string Commitments { get; private set; } = "";

    public DateOnly? OathOn { get; private set; }

    public string OathPlace { get; private set; } = "";

    public string OathPresider { get; private set; } = "";

    public bool IsOathInGroup { get; private set; }

    /// <summary>The promises, one by one.</summary>
    public IReadOnlyList<string> CommitmentLines => Commitments.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>True while the vote is still to come: neither appointed nor withdrawn.</summary>
    public bool IsPending => From is null && WithdrawnOn is null;

    /// <summary>True from the first day in post up to the day before <see cref="To"/>.</summary>
    public bool IsInPost(DateOnly day) => From <= day && (To is null || To > day);

    /// <summary>True when the post is held, or open to be held, on some day from <paramref name="first"/> up to before <paramref name="end"/>.</summary>
    public bool Overlaps(DateOnly first, DateOnly? end) =>
        WithdrawnOn is null && From is { } from && (end is null || from < end) && (To is null || To > first);

    public AppointmentState StateOn(DateOnly day) => WithdrawnOn is not null ? AppointmentState.Withdrawn
        : From is null || From > day ? AppointmentState.Nominated
        : To is { } to && to <= day ? AppointmentState.Ended
        : AppointmentState.InPost;

    internal static Appointment Nominated(NominationEntry entry, int order)
    {
        var made = Of(entry.Id, entry.Office, order);
        (made.Nominator, made.NominatedOn) = (entry.Nominator.Trim(), entry.On);
        return made;
    }

    internal static Appointment Recorded(PastAppointment entry, int order)
    {
        var made = Of(entry.Id, entry.Office, order);
        (made.IsRecorded, made.From, made.To, made.EndReason) = (true, entry.From, entry.To, entry.EndReason.Trim());
        (made.Nominator, made.SittingName, made.Certificate) = (entry.Nominator.Trim(), entry.SittingName.Trim(), entry.Certificate.Trim());
        return made;
    }

    internal void PutOn(SittingId sitting, string name) => (Sitting, SittingName) = (sitting, name);

    internal void TakeOff() => (Sitting, SittingName) = (null, "");

    internal void Appoint(VoteEntry vote)
    {
        (From, Certificate) = (vote.From, vote.Certificate.Trim());
        (Yes, No, Abstained, Base) = (vote.Yes, vote.No, vote.Abstained, vote.Base);
    }

    internal void End(DateOnly firstDayOut, string reason, string basis) => (To, EndReason, EndBasis) = (firstDayOut, reason, basis.Trim());

    internal void Withdraw(DateOnly day, string reason) => (WithdrawnOn, WithdrawnReason) = (day, reason.Trim());

    internal void Exempt(ExamExemption exemption) => Exemption = exemption;

    internal void Receive(StatementEntry statement)
    {
        StatementOn ??= statement.On;
        (StatementFile, StatementName, IsStatementByOffice) = (statement.File, statement.FileName, statement.IsByOffice);
        Commitments = string.Join('\n', statement.Commitments.Select(c => c.Trim()).Where(c => c.Length > 0));
    }

    internal void Swear(OathEntry oath) =>
        (OathOn, OathPlace, OathPresider, IsOathInGroup) = (oath.On, oath.Place.Trim(), oath.Presider.Trim(), oath.IsInGroup);

    private static Appointment Of(AppointmentId id, OfficeEntry office, int order) => new()
    {
        Id = id,
        Order = order,
        Organ = office.Organ,
        Post = office.Post.Trim(),
        Kind = office.Kind,
    };
}
