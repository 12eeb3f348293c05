using Supervision.Domain.Appointees;

namespace Supervision.Web.Persistence;

/// <content>Appointees, their exams and reports, and the organs appraised.</content>
public abstract partial class SupervisionDb
{
    public DbSet<Appointee> Appointees => Set<Appointee>();

    public DbSet<LawExam> LawExams => Set<LawExam>();

    public DbSet<DutyReport> DutyReports => Set<DutyReport>();

    public DbSet<AppraisalChoice> AppraisalChoices => Set<AppraisalChoice>();

    public DbSet<Appraisal> Appraisals => Set<Appraisal>();

    public DbSet<ExamQuestion> ExamQuestions => Set<ExamQuestion>();

    public DbSet<ExamSitting> ExamSittings => Set<ExamSitting>();
}
