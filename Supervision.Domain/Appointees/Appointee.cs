using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Appointees;

/// <summary>The one file of a person whom the Committee appoints (任命人员档案): all posts in time (D-9.1, D-9.10).</summary>
public sealed partial class Appointee
{
    private readonly List<Appointment> appointments = [];

    private Appointee()
    {
    }

    public AppointeeId Id { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>The day the file was opened; yearly reports that were due before it are not asked for.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>The day the file was closed because the person died or is detained (D-17.16); nothing is asked any more.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public string ClosedReason { get; private set; } = "";

    /// <summary>All posts, in the order of their entry.</summary>
    public IReadOnlyList<Appointment> Appointments => appointments;

    /// <summary>Where its files, deadlines and history belong.</summary>
    public MatterRef Matter => new(MatterKind.Appointee, Id.Value);

    public static Appointee Of(PersonId person, DateOnly today) => new() { Id = new(Guid.CreateVersion7()), Person = person, OpenedOn = today };

    public Appointment? Find(AppointmentId id) => appointments.Find(a => a.Id == id);

    /// <summary>The posts held on a day, in the order of appointment.</summary>
    public IReadOnlyList<Appointment> InPost(DateOnly day) => [.. appointments.Where(a => a.WithdrawnOn is null && a.IsInPost(day)).OrderBy(a => a.From)];

    /// <summary>The post that lists show: held now, else put forward, else the last one.</summary>
    public Appointment? MainOn(DateOnly day) => InPost(day) is [.., var held] ? held
        : appointments.Where(a => a.StateOn(day) == AppointmentState.Nominated).OrderBy(a => a.Order).LastOrDefault()
            ?? appointments.OrderBy(a => a.To ?? a.From).ThenBy(a => a.Order).LastOrDefault();

    public void Nominate(NominationEntry entry) => appointments.Add(Appointment.Nominated(entry, appointments.Count + 1));

    public void Record(PastAppointment entry) => appointments.Add(Appointment.Recorded(entry, appointments.Count + 1));

    public void Appoint(AppointmentId id, VoteEntry vote) => Find(id)!.Appoint(vote);

    public void End(AppointmentId id, DateOnly firstDayOut, string reason, string basis) => Find(id)!.End(firstDayOut, reason, basis);

    public void Withdraw(AppointmentId id, DateOnly day, string reason) => Find(id)!.Withdraw(day, reason);

    public void Exempt(AppointmentId id, ExamExemption exemption) => Find(id)!.Exempt(exemption);

    public void PutOn(AppointmentId id, Sittings.SittingId sitting, string name) => Find(id)!.PutOn(sitting, name);

    /// <summary>The sitting does not vote on it any more: it was cancelled, or the nomination goes no further.</summary>
    public void TakeOff(AppointmentId id) => Find(id)!.TakeOff();

    /// <summary>What a sitting is to vote on, in the order of entry.</summary>
    public IReadOnlyList<Appointment> PendingOn(Sittings.SittingId sitting) => [.. appointments.Where(a => a.IsPending && a.Sitting == sitting).OrderBy(a => a.Order)];

    public void Receive(AppointmentId id, StatementEntry statement) => Find(id)!.Receive(statement);

    public void Swear(AppointmentId id, OathEntry oath) => Find(id)!.Swear(oath);

    public void Close(DateOnly day, string reason) => (ClosedOn, ClosedReason) = (day, reason.Trim());
}
