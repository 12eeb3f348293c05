using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Appointees;

/// <summary>Why no law exam is needed (免试情形, D-9.2).</summary>
public enum ExamExemption
{
    /// <summary>同一机关内转任.</summary>
    Transfer,

    /// <summary>换届后连任原职.</summary>
    Reappointment,
}

/// <summary>A post: where, which, of what kind.</summary>
public sealed record OfficeEntry(SupervisedBodyId? Organ, string Post, AppointeeKind Kind);

/// <summary>A nomination as entered (提请任命).</summary>
/// <param name="Id">Made with the form.</param>
/// <param name="Office">The post.</param>
/// <param name="Nominator">Who puts the person forward.</param>
/// <param name="On">Day of the papers.</param>
/// <param name="IsChecked">True when the warnings were read: a sitting member, or another nominee for the post.</param>
public sealed record NominationEntry(AppointmentId Id, OfficeEntry Office, string Nominator, DateOnly On, bool IsChecked = false);

/// <summary>An earlier appointment entered afterwards (补登).</summary>
/// <param name="Id">Made with the form or the row.</param>
/// <param name="Office">The post.</param>
/// <param name="From">First day in post.</param>
/// <param name="To">First day no longer in post.</param>
/// <param name="SittingName">The sitting as written.</param>
/// <param name="Nominator">Who put the person forward.</param>
/// <param name="EndReason">Why it ended.</param>
/// <param name="Certificate">Number of the certificate.</param>
/// <param name="IsChecked">True when the warning was read that somebody else held the post then.</param>
public sealed record PastAppointment(
    AppointmentId Id, OfficeEntry Office, DateOnly From, DateOnly? To, string SittingName, string Nominator, string EndReason, string Certificate, bool IsChecked = false);

/// <summary>The vote of the Committee as announced (表决结果).</summary>
/// <param name="From">Day of the appointment.</param>
/// <param name="Yes">赞成; null when the count is not kept.</param>
/// <param name="No">反对.</param>
/// <param name="Abstained">弃权.</param>
/// <param name="Base">All members on that day.</param>
/// <param name="Certificate">Number of the certificate.</param>
/// <param name="IsChecked">True when the warning was read that somebody else still holds the post.</param>
public sealed record VoteEntry(DateOnly From, int? Yes, int? No, int? Abstained, int? Base, string Certificate, bool IsChecked = false);

/// <summary>The sitting that a nomination stands on, as far as a vote needs it.</summary>
/// <param name="Name">第三十一次会议.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="HasMet">True once it was opened.</param>
/// <param name="IsAdopted">True when the plenary adopted the agenda with this item.</param>
public sealed record VoteSitting(string Name, DateOnly First, DateOnly Last, bool HasMet, bool IsAdopted);

/// <summary>A service statement as it came in (供职报告).</summary>
/// <param name="On">The day.</param>
/// <param name="File">The stored file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Commitments">What is promised, one each.</param>
/// <param name="IsByOffice">True when it came on paper and the house entered it.</param>
public sealed record StatementEntry(DateOnly On, Guid File, string FileName, IReadOnlyList<string> Commitments, bool IsByOffice);

/// <summary>An oath as taken (宪法宣誓).</summary>
public sealed record OathEntry(DateOnly On, string Place, string Presider, bool IsInGroup);
