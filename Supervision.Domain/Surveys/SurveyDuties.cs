using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Surveys;

/// <summary>What the deadlines of a survey depend on.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="SittingDay">First day of the sitting that the plan names; null for none.</param>
public sealed record SurveyFacts(ResearchSurvey Survey, DateOnly? SittingDay);

/// <summary>What is owed around a survey (D-6.11): its report, and its distribution before the sitting. Pure.</summary>
public static class SurveyDuties
{
    public const string Report = "survey.report";
    public const string Distribution = "survey.members";

    public static IReadOnlyList<Duty> Of(SurveyFacts facts, RuleBook rules, DeadlineCalculator calculator)
    {
        var survey = facts.Survey;
        return survey.State == SurveyState.Withdrawn ? []
            :
            [
                .. survey.ReportDue is { } due ? [DutyOf(survey, Report, "提交专题调研报告", DeadlineCalculator.On(due, "调研提纲"), SurveyState.Report)] : Array.Empty<Duty>(),
                .. facts.SittingDay is { } sitting
                    ? [DutyOf(survey, Distribution, "印发专题调研报告", calculator.Before(new("会议", sitting), rules.InForce(SurveyRules.MembersDays, survey.ReachedOn(SurveyState.Planned)!.Value)), SurveyState.Distributed)]
                    : Array.Empty<Duty>(),
            ];
    }

    private static Duty DutyOf(ResearchSurvey survey, string kind, string act, Deadline deadline, SurveyState done) => new(
        survey.Matter, kind, "", act, survey.Title, Party.Committee(survey.Committee.Value), Party.Council, deadline, survey.ReachedOn(done), "RM-45", survey.Link);
}
