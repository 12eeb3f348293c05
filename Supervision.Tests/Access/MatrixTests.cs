using Supervision.Domain.Organisation;
using Supervision.Web.Access;

namespace Supervision.Tests.Access;

/// <summary>The matrix of D-1.5, copied by hand, against the table that the server asks.</summary>
public sealed class MatrixTests
{
    private const string Columns = "Member Council WorkCttee Office Liaison Appointee Scrutineer Guest Admin";

    // One line per permission: may (Y) or may not (-), in the columns above; what the matrix says of it stands behind.
    private const string Copy =
        """
        ProposeTopics          Y-YYY----  议题建议 C
        ReadTopics             YYYYY----  议题建议 R
        EditTopics             --YY-----  议题建议 E
        DecideTopics           -Y-------  议题建议 A
        ReadPlanDraft          YYYY-----  计划草案 R
        EditPlan               ---Y-----  计划草案 C E
        EditOwnPlanItems       --YY-----  计划草案 E own items
        ImportPlan             ---Y-----  计划草案 C
        AdoptPlan              ---Y-----  计划草案: the office records what the council decided
        PublishPlan            ---Y-----  计划草案: the office publishes (D-1.4)
        ReadPublishedPlan      YYYYYYYYY  计划 R
        ReadSittings           YYYYYYYYY  会议、议程 R
        EditSittings           ---Y-----  会议、议程 C E
        RunSittings            ---Y-----  会议、议程 C E
        ReadCouncil            -YYY-----  主任会议 R
        EditCouncil            ---Y-----  主任会议 C E
        ConfirmDecision        -Y-------  主任会议 A
        ReadOrganisation       YYYYYY--Y  人员、单位 R; an administrator gives roles for them
        EditOrganisation       ---Y-----  人员、单位 C E
        EditAccounts           --------Y  人员、单位: C E accounts and roles only
        CheckIn                Y------Y-  签到 S own
        EnterAttendance        ---Y-----  签到 C E
        ReadAttendance         -YYY--Y--  签到 R
        AskLeave               Y--------  请假 S own
        DecideLeave            -c-------  请假 A (Chair)
        ReadReports            YYYYY--Y-  报告 R
        HandInReports          ---oY----  报告 S own
        RunReports             ---Y-----  报告: the office registers and distributes (D-1.4)
        ReturnReports          -Y-------  报告: sent back once by the lead (D-5.14)
        RunCommitteeHearings   --YY-----  报告: a committee runs its own hearings (D-5.12)
        ArrangeTours           --Y------  专题调研 C E own
        CommentOnReports       --Y------  对报告初稿的意见 C E own
        ApproveComments        --h------  对报告初稿的意见: the head approves (D-1.4)
        ReadNotes              YYYY-----  发言要点 R
        WriteOwnNotes          Y------Y-  发言要点 C own
        WriteNotesForOthers    --YY-----  发言要点 C E
        ReadMaterials          Y------Y-  报告 R from dispatch, R at sitting
        ReadOpinionDrafts      YYYY-----  审议意见草稿 R
        CompileOpinions        --Y------  审议意见草稿 C own
        EditOpinions           --Y------  审议意见草稿 E own
        CheckOpinions          --h------  审议意见草稿: the head checks (D-8)
        LeadOpinions           -Y-------  审议意见草稿 A
        RegisterOpinionApproval ---Y-----  审议意见草稿: the office records what the council decided
        NumberOpinions         ---Y-----  审议意见草稿 E number
        ReadOpinions           YYYYY----  审议意见 R
        DispatchOpinions       ---Y-----  审议意见 C
        ConfirmReceipt         ---oY----  审议意见: confirms receipt
        HandInHandling         ---oY----  研究处理方案、报告 S own
        CommentOnHandling      --h------  研究处理方案、报告: comments (D-8.15)
        VerifyHandling         --Y------  研究处理方案、报告: comments on each point
        RegisterHandlingDecision ---Y-----  研究处理报告: the office records what the council decided
        MakePublications       ---Y-----  the office publishes (D-8.13)
        CheckPublications      --h------  the head checks the publication copy (D-8.15)
        CloseOpinions          ---Y-----  审议意见: the office closes (D-8.15)
        ReadRules              YYYY----Y  规则 R
        EnterRules             ---Y-----  规则 C
        ApproveRules           -Y-------  规则 A
        ReadHolidays           YYYYY---Y  节假日 R
        EditHolidays           ---Y----Y  节假日 C E
        ReadReminders          YYYYYY--Y  提醒 R
        ReadAllReminders       -Y-Y----Y  提醒 R, where it is not own only
        EditReminders          ---Y-----  提醒 C E
        ReadAudit              -Y-Y----Y  操作日志 R
        ReadTodo               -YYY----Y  page of the desk
        ReadCalendar           -YYY-----  page of the desk
        ReadJobs               ---Y----Y  page of the desk
        WatchJobs              --------Y  page of the desk
        UseSearch              YYYYY--YY  finds only what the reader may read anyway
        SubscribeCalendar      YYYYYYYYY  own meetings and deadlines (D-15.11)
        ReadAppointees         YYYY-----  任命人员档案 R, R summary; of the committees the personnel office
        EditAppointees         --YY-----  人员 C E; the personnel office has the appointee duty (D-1.4)
        HandInOwnPapers        --oo-Y---  任命人员档案 S own reports
        ReviewDutyReports      --Y------  reviewed by the personnel office (D-9.5)
        ReadExams              -YYY-----  法律考试成绩 R
        RunExams               --Y------  法律考试 C E if personnel office
        RegisterAppraisals     --YY-----  述职测评: what the council decided is recorded (D-9.6)
        UseAppointeeDesk       -----Y---  任命人员档案 R own
        ReadLaws               YYYY-----  法律文本: what inspections are made by is read by the house
        ReadInspections        YYYY-----  执法检查方案 R; a body reads its own on its own page
        LeadInspections        -Y-------  执法检查: the leader of the group confirms (D-6.14)
        AnswerInspections      ---oY----  自查报告 S own
        ReadOwnInspections     ---oY----  执法检查方案 R own from notice; 检查报告 R after approval
        RecordFindings         Y-Y----Y-  问题、佐证 C E own; those who are in the group of the inspection (D-6.14)
        ShowFindings           ---Y-----  问题、佐证: the Office shows them to the body (D-6.9)
        CommentOnFindings      ---oY----  问题、佐证 R and comments own when shown
        RunInspections         --Y------  执法检查方案 C E own
        HearInspections        ---Y-----  执法检查报告: the office distributes, enters the hearing, closes
        ReadSurveys            -YYY-----  专题调研 R; members from distribution, on their own page (ReadMaterials)
        RunSurveys             --Y------  专题调研 C E own
        EditLaws               --YY-----  执法检查 C E: the texts it is made by
        ReadRatings            YYYYYYYY-  测评: result after announcement R; what each may see of a round is narrowed
        SetUpRatings           --YY-----  测评模板、轮次 C E
        RunRatings             -c-Y-----  测评: the office or the presider counts, opens, closes
        DrawSlips              Y--------  票 V
        WatchBoxes             Y-----Y--  one of the two scrutineers of the round
        ReadKeyWorks           YYYY-----  重点工作 R
        ProposeKeyWorks        --YY-----  重点工作 C
        EditKeyWorks           ---Y-----  重点工作 E; the office records what the council decided
        HandInKeyWorks         ---oY----  重点工作 S own
        ReviewKeyWorks         --h------  重点工作: the head accepts or returns (D-7.14)
        CheckKeyWorks          --Y------  重点工作 E own: check opinions (D-7.14)
        FixKeyWorks            -Y-------  重点工作 A: the lead council member fixes the plan (D-7.14)
        MinuteKeyWorks         --YY-----  重点工作 E: notes of the hearing in mid-year (D-7.6)
        QuestionBodies         YYYY-----  向单位提问 C; a guest's question at the hearing is noted by staff
        ReadOverview           -YYY-----  年度评价: page of the leadership (screens 1.4)
        CloseYear              ---Y-----  年度评价: the office closes a year (screens 5.2)
        UseUnitDesk            ----Y----  page of the liaison
        UseMemberDesk          Y------Y-  page of the member
        """;

    private static readonly IReadOnlyList<(string Permission, string Marks)> Lines =
        [.. Copy.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(p => (p[0], p[1]))];

    public static IEnumerable<object[]> Rows => Lines.Select(l => new object[] { l.Permission, l.Marks });

    [Fact]
    public void The_copy_names_every_permission_once() => Assert.Equal(
        Permissions.Table.Keys.Order(StringComparer.Ordinal), Lines.Select(l => l.Permission).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_table_allows_exactly_what_the_matrix_says(string permission, string marks)
    {
        Assert.Equal(Columns.Split(' ').Length, marks.Length);
        var wrong = Enum.GetValues<Role>().Where(r => !Agrees(marks, r, Permissions.Table[permission].Contains(r)));

        Assert.Empty(wrong);
    }

    // The council are members too (D-1.4): what a member may, they may through that role, so both answers agree there.
    private static bool Agrees(string marks, Role role, bool allowed) => role switch
    {
        Role.CouncilMember or Role.Chair or Role.ActingChair when marks[0] == 'Y' && marks[1] == '-' => true,
        _ => Expected(marks, role) == allowed,
    };

    private static bool Expected(string marks, Role role) => marks[ColumnOf(role)] switch
    {
        'Y' => true,
        'c' => role is Role.Chair or Role.ActingChair,
        'h' => role == Role.WorkCommitteeHead,
        'o' => true, // What comes on paper, the office registers (D-1.4, D-8.7).
        _ => false,
    };

    private static int ColumnOf(Role role) => role switch
    {
        Role.Member => 0,
        Role.CouncilMember or Role.Chair or Role.ActingChair => 1,
        Role.WorkCommitteeStaff or Role.WorkCommitteeHead => 2,
        Role.Office or Role.OfficeHead => 3,
        Role.BodyLiaison or Role.BodyHead => 4,
        Role.Appointee => 5,
        Role.Scrutineer => 6,
        Role.GuestDeputy => 7,
        _ => 8,
    };
}
