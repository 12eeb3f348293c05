using static Supervision.Domain.Organisation.Role;

namespace Supervision.Web.Access;

/// <summary>Every thing a person may do, each with the roles that may (D-1.5). “Own” rights are narrowed in the use case.</summary>
/// <remarks>What is not named here is refused. The policies of pages and the demands of use cases read this one table.</remarks>
public static class Permissions
{
    // Reading. Whoever may read a kind of thing; of reports, opinions and bodies the matter's gate narrows it further.
    public const string ReadTodo = nameof(ReadTodo);
    public const string ReadPublishedPlan = nameof(ReadPublishedPlan);
    public const string ReadPlanDraft = nameof(ReadPlanDraft);
    public const string ReadTopics = nameof(ReadTopics);
    public const string ReadSittings = nameof(ReadSittings);
    public const string ReadCouncil = nameof(ReadCouncil);
    public const string ReadOrganisation = nameof(ReadOrganisation);
    public const string ReadReports = nameof(ReadReports);
    public const string ReadNotes = nameof(ReadNotes);
    public const string ReadOpinionDrafts = nameof(ReadOpinionDrafts);
    public const string ReadOpinions = nameof(ReadOpinions);
    public const string ReadCalendar = nameof(ReadCalendar);
    public const string ReadRules = nameof(ReadRules);
    public const string ReadHolidays = nameof(ReadHolidays);
    public const string ReadReminders = nameof(ReadReminders);
    public const string ReadAllReminders = nameof(ReadAllReminders);
    public const string ReadAudit = nameof(ReadAudit);
    public const string ReadJobs = nameof(ReadJobs);

    // Annual plan.
    public const string ProposeTopics = nameof(ProposeTopics);
    public const string EditTopics = nameof(EditTopics);
    public const string DecideTopics = nameof(DecideTopics);
    public const string EditPlan = nameof(EditPlan);
    public const string EditOwnPlanItems = nameof(EditOwnPlanItems);
    public const string ImportPlan = nameof(ImportPlan);
    public const string AdoptPlan = nameof(AdoptPlan);
    public const string PublishPlan = nameof(PublishPlan);

    // Organisation, sittings, council.
    public const string EditOrganisation = nameof(EditOrganisation);
    public const string EditSittings = nameof(EditSittings);
    public const string RunSittings = nameof(RunSittings);
    public const string EnterAttendance = nameof(EnterAttendance);
    public const string ReadAttendance = nameof(ReadAttendance);
    public const string CheckIn = nameof(CheckIn);
    public const string AskLeave = nameof(AskLeave);
    public const string DecideLeave = nameof(DecideLeave);
    public const string EditCouncil = nameof(EditCouncil);
    public const string ConfirmDecision = nameof(ConfirmDecision);

    // Special work reports.
    public const string RunReports = nameof(RunReports);
    public const string HandInReports = nameof(HandInReports);
    public const string CommentOnReports = nameof(CommentOnReports);
    public const string ApproveComments = nameof(ApproveComments);
    public const string ReturnReports = nameof(ReturnReports);
    public const string RunCommitteeHearings = nameof(RunCommitteeHearings);
    public const string ArrangeTours = nameof(ArrangeTours);
    public const string WriteOwnNotes = nameof(WriteOwnNotes);
    public const string WriteNotesForOthers = nameof(WriteNotesForOthers);
    public const string ReadMaterials = nameof(ReadMaterials);

    // Review opinions.
    public const string CompileOpinions = nameof(CompileOpinions);
    public const string EditOpinions = nameof(EditOpinions);
    public const string CheckOpinions = nameof(CheckOpinions);
    public const string LeadOpinions = nameof(LeadOpinions);
    public const string RegisterOpinionApproval = nameof(RegisterOpinionApproval);
    public const string NumberOpinions = nameof(NumberOpinions);
    public const string DispatchOpinions = nameof(DispatchOpinions);
    public const string ConfirmReceipt = nameof(ConfirmReceipt);
    public const string HandInHandling = nameof(HandInHandling);
    public const string CommentOnHandling = nameof(CommentOnHandling);
    public const string VerifyHandling = nameof(VerifyHandling);
    public const string RegisterHandlingDecision = nameof(RegisterHandlingDecision);
    public const string MakePublications = nameof(MakePublications);
    public const string CheckPublications = nameof(CheckPublications);
    public const string CloseOpinions = nameof(CloseOpinions);

    // Ratings. Scrutineers are named per round; the use case asks whether it is one of the two.
    public const string ReadRatings = nameof(ReadRatings);
    public const string SetUpRatings = nameof(SetUpRatings);
    public const string RunRatings = nameof(RunRatings);
    public const string DrawSlips = nameof(DrawSlips);
    public const string WatchBoxes = nameof(WatchBoxes);

    // Appointees. Of the committees only the one with the appointee duty; the use case asks (Actor.OpensAppointees and so on).
    public const string ReadAppointees = nameof(ReadAppointees);
    public const string EditAppointees = nameof(EditAppointees);
    public const string HandInOwnPapers = nameof(HandInOwnPapers);
    public const string ReviewDutyReports = nameof(ReviewDutyReports);
    public const string ReadExams = nameof(ReadExams);
    public const string RunExams = nameof(RunExams);
    public const string RegisterAppraisals = nameof(RegisterAppraisals);
    public const string UseAppointeeDesk = nameof(UseAppointeeDesk);

    // Key works (三问一评). Own body, own committee and the lead council member are asked for in the use case.
    public const string ReadKeyWorks = nameof(ReadKeyWorks);
    public const string ProposeKeyWorks = nameof(ProposeKeyWorks);
    public const string EditKeyWorks = nameof(EditKeyWorks);
    public const string HandInKeyWorks = nameof(HandInKeyWorks);
    public const string ReviewKeyWorks = nameof(ReviewKeyWorks);
    public const string CheckKeyWorks = nameof(CheckKeyWorks);
    public const string FixKeyWorks = nameof(FixKeyWorks);
    public const string MinuteKeyWorks = nameof(MinuteKeyWorks);
    public const string QuestionBodies = nameof(QuestionBodies);

    // The year as the leadership sees it: announced results only.
    public const string ReadOverview = nameof(ReadOverview);
    public const string CloseYear = nameof(CloseYear);

    // Law-enforcement inspections.
    public const string ReadLaws = nameof(ReadLaws);
    public const string EditLaws = nameof(EditLaws);
    public const string ReadInspections = nameof(ReadInspections);
    public const string RunInspections = nameof(RunInspections);
    public const string LeadInspections = nameof(LeadInspections);
    public const string AnswerInspections = nameof(AnswerInspections);
    public const string ReadOwnInspections = nameof(ReadOwnInspections);
    public const string HearInspections = nameof(HearInspections);
    public const string RecordFindings = nameof(RecordFindings);
    public const string ShowFindings = nameof(ShowFindings);
    public const string CommentOnFindings = nameof(CommentOnFindings);

    // Research surveys. Others of the house read them from their distribution; the use case asks (SurveySight).
    public const string ReadSurveys = nameof(ReadSurveys);
    public const string RunSurveys = nameof(RunSurveys);

    // The house.
    public const string EnterRules = nameof(EnterRules);
    public const string ApproveRules = nameof(ApproveRules);
    public const string EditHolidays = nameof(EditHolidays);
    public const string EditReminders = nameof(EditReminders);
    public const string WatchJobs = nameof(WatchJobs);
    public const string EditAccounts = nameof(EditAccounts);
    public const string UseSearch = nameof(UseSearch);
    public const string SubscribeCalendar = nameof(SubscribeCalendar);
    public const string UseUnitDesk = nameof(UseUnitDesk);
    public const string UseMemberDesk = nameof(UseMemberDesk);

    private static readonly Role[] Council = [CouncilMember, Chair, ActingChair];
    private static readonly Role[] Committees = [WorkCommitteeStaff, WorkCommitteeHead];
    private static readonly Role[] Offices = [Office, OfficeHead];
    private static readonly Role[] Bodies = [BodyLiaison, Role.BodyHead];
    private static readonly Role[] House = [Role.Member, .. Council, .. Committees, .. Offices];
    private static readonly Role[] Everybody = [.. House, .. Bodies, Appointee, Scrutineer, GuestDeputy, SystemAdmin];

    /// <summary>Which roles hold which permission.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<Role>> Table { get; } = new Dictionary<string, Role[]>(StringComparer.Ordinal)
    {
        [ReadTodo] = [.. Council, .. Committees, .. Offices, SystemAdmin],
        [ReadPublishedPlan] = Everybody,
        [ReadPlanDraft] = House,
        [ReadTopics] = [.. House, .. Bodies],
        [ReadSittings] = [.. House, .. Bodies, Appointee, Scrutineer, GuestDeputy, SystemAdmin],
        [ReadCouncil] = [.. Council, .. Committees, .. Offices],
        [ReadOrganisation] = [.. House, .. Bodies, Appointee, SystemAdmin],
        [ReadReports] = [.. House, .. Bodies, GuestDeputy],
        [ReadNotes] = House,
        [ReadOpinionDrafts] = House,
        [ReadOpinions] = [.. House, .. Bodies],
        [ReadCalendar] = [.. Council, .. Committees, .. Offices],
        [ReadRules] = [.. House, SystemAdmin],
        [ReadHolidays] = [.. House, .. Bodies, SystemAdmin],
        [ReadReminders] = [.. House, .. Bodies, Appointee, SystemAdmin],
        [ReadAllReminders] = [.. Council, .. Offices, SystemAdmin],
        [ReadAudit] = [.. Council, .. Offices, SystemAdmin],
        [ReadJobs] = [.. Offices, SystemAdmin],

        [ProposeTopics] = [Role.Member, .. Committees, .. Offices, .. Bodies],
        [EditTopics] = [.. Committees, .. Offices],
        [DecideTopics] = Council,
        [EditPlan] = Offices,
        [EditOwnPlanItems] = [.. Committees, .. Offices],
        [ImportPlan] = Offices,
        [AdoptPlan] = Offices,
        [PublishPlan] = Offices,

        [EditOrganisation] = Offices,
        [EditSittings] = Offices,
        [RunSittings] = Offices,
        [EnterAttendance] = Offices,
        [ReadAttendance] = [.. Council, .. Committees, .. Offices, Scrutineer],
        [CheckIn] = [Role.Member, .. Council, GuestDeputy],
        [AskLeave] = [Role.Member, .. Council],
        [DecideLeave] = [Chair, ActingChair],
        [EditCouncil] = Offices,
        [ConfirmDecision] = Council,

        [RunReports] = Offices,
        [HandInReports] = [.. Bodies, .. Offices],
        [CommentOnReports] = Committees,
        [ApproveComments] = [WorkCommitteeHead],
        [ReturnReports] = Council,
        [RunCommitteeHearings] = [.. Committees, .. Offices],
        [ArrangeTours] = Committees,
        [WriteOwnNotes] = [Role.Member, .. Council, GuestDeputy],
        [WriteNotesForOthers] = [.. Committees, .. Offices],
        [ReadMaterials] = [Role.Member, .. Council, GuestDeputy],

        [CompileOpinions] = Committees,
        [EditOpinions] = Committees,
        [CheckOpinions] = [WorkCommitteeHead],
        [LeadOpinions] = Council,
        [RegisterOpinionApproval] = Offices,
        [NumberOpinions] = Offices,
        [DispatchOpinions] = Offices,
        [ConfirmReceipt] = [.. Bodies, .. Offices],
        [HandInHandling] = [.. Bodies, .. Offices],
        [CommentOnHandling] = [WorkCommitteeHead],
        [VerifyHandling] = Committees,
        [RegisterHandlingDecision] = Offices,
        [MakePublications] = Offices,
        [CheckPublications] = [WorkCommitteeHead],
        [CloseOpinions] = Offices,

        [ReadRatings] = [.. House, .. Bodies, Appointee, Scrutineer, GuestDeputy],
        [SetUpRatings] = [.. Committees, .. Offices],
        [RunRatings] = [.. Offices, Chair, ActingChair],
        [DrawSlips] = [Role.Member],
        [WatchBoxes] = [Role.Member, Scrutineer],

        [ReadAppointees] = House,
        [EditAppointees] = [.. Committees, .. Offices],
        [HandInOwnPapers] = [Appointee, .. Committees, .. Offices],
        [ReviewDutyReports] = Committees,
        [ReadExams] = [.. Council, .. Committees, .. Offices],
        [RunExams] = Committees,
        [RegisterAppraisals] = [.. Committees, .. Offices],
        [UseAppointeeDesk] = [Appointee],

        [ReadKeyWorks] = House,
        [ProposeKeyWorks] = [.. Committees, .. Offices],
        [EditKeyWorks] = Offices,
        [HandInKeyWorks] = [.. Bodies, .. Offices],
        [ReviewKeyWorks] = [WorkCommitteeHead],
        [CheckKeyWorks] = Committees,
        [FixKeyWorks] = Council,
        [MinuteKeyWorks] = [.. Committees, .. Offices],
        [QuestionBodies] = House,
        [ReadOverview] = [.. Council, .. Committees, .. Offices],
        [CloseYear] = Offices,

        [ReadLaws] = House,
        [EditLaws] = [.. Committees, .. Offices],
        [ReadInspections] = House,
        [RunInspections] = Committees,
        [LeadInspections] = Council,
        [AnswerInspections] = [.. Bodies, .. Offices],
        [ReadOwnInspections] = [.. Bodies, .. Offices],
        [HearInspections] = Offices,
        [RecordFindings] = [Role.Member, .. Council, .. Committees, GuestDeputy],
        [ShowFindings] = Offices,
        [CommentOnFindings] = [.. Bodies, .. Offices],
        [ReadSurveys] = [.. Council, .. Committees, .. Offices],
        [RunSurveys] = Committees,

        [EnterRules] = Offices,
        [ApproveRules] = Council,
        [EditHolidays] = [.. Offices, SystemAdmin],
        [EditReminders] = Offices,
        [WatchJobs] = [SystemAdmin],
        [EditAccounts] = [SystemAdmin],
        [UseSearch] = [.. House, .. Bodies, GuestDeputy, SystemAdmin],
        [SubscribeCalendar] = Everybody,
        [UseUnitDesk] = Bodies,
        [UseMemberDesk] = [Role.Member, .. Council, GuestDeputy],
    }.ToDictionary(p => p.Key, IReadOnlySet<Role> (p) => p.Value.ToHashSet(), StringComparer.Ordinal);

    /// <summary>True when any of the roles holds the permission.</summary>
    public static bool Allows(string permission, IEnumerable<Role> roles) =>
        Table.TryGetValue(permission, out var allowed) && roles.Any(allowed.Contains);
}
