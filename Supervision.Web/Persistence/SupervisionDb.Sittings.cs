using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence;

/// <content>Sittings, attendance, leave, council meetings.</content>
public abstract partial class SupervisionDb
{
    public DbSet<Sitting> Sittings => Set<Sitting>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<LeaveRequest> LeaveRequests => Set<LeaveRequest>();

    public DbSet<CouncilMeeting> CouncilMeetings => Set<CouncilMeeting>();

    public DbSet<PaperSeen> PapersSeen => Set<PaperSeen>();

    public DbSet<BodyNotice> BodyNotices => Set<BodyNotice>();
}
