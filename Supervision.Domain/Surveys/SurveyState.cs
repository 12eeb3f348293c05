using System.Collections.Frozen;

namespace Supervision.Domain.Surveys;

/// <summary>How far a survey is (D-6.11). No mobilisation meeting, no article list, no self-inspection.</summary>
public enum SurveyState
{
    /// <summary>立项.</summary>
    Planned,

    /// <summary>调研提纲.</summary>
    Outline,

    /// <summary>实地调研: the first visit or talk was entered.</summary>
    Field,

    /// <summary>调研报告.</summary>
    Report,

    /// <summary>已印发: to a sitting, the council or a committee.</summary>
    Distributed,

    /// <summary>结束.</summary>
    Closed,

    /// <summary>撤回: ended by an adjustment of the plan.</summary>
    Withdrawn,
}

/// <summary>How a survey looks at things (调研方式).</summary>
public enum SurveyWay
{
    /// <summary>实地走访.</summary>
    Visit,

    /// <summary>座谈.</summary>
    Talk,

    /// <summary>个别访谈.</summary>
    Interview,

    /// <summary>问卷.</summary>
    Questionnaire,

    /// <summary>查阅资料.</summary>
    Papers,
}

/// <summary>To whom a survey's report goes (印发对象, D-6.11).</summary>
public enum SurveyAudience
{
    /// <summary>常委会会议.</summary>
    Sitting,

    /// <summary>主任会议.</summary>
    Council,

    /// <summary>专委会、工委.</summary>
    Committee,
}

/// <summary>Words of surveys.</summary>
public static class SurveyWords
{
    /// <summary>States as people read them.</summary>
    public static IReadOnlyDictionary<SurveyState, string> States { get; } = new Dictionary<SurveyState, string>
    {
        [SurveyState.Planned] = "立项",
        [SurveyState.Outline] = "调研提纲",
        [SurveyState.Field] = "实地调研",
        [SurveyState.Report] = "调研报告",
        [SurveyState.Distributed] = "已印发",
        [SurveyState.Closed] = "已结束",
        [SurveyState.Withdrawn] = "撤回",
    }.ToFrozenDictionary();

    /// <summary>Ways of looking.</summary>
    public static IReadOnlyDictionary<SurveyWay, string> Ways { get; } = new Dictionary<SurveyWay, string>
    {
        [SurveyWay.Visit] = "实地走访",
        [SurveyWay.Talk] = "座谈",
        [SurveyWay.Interview] = "个别访谈",
        [SurveyWay.Questionnaire] = "问卷",
        [SurveyWay.Papers] = "查阅资料",
    }.ToFrozenDictionary();

    /// <summary>Audiences.</summary>
    public static IReadOnlyDictionary<SurveyAudience, string> Audiences { get; } = new Dictionary<SurveyAudience, string>
    {
        [SurveyAudience.Sitting] = "常委会会议",
        [SurveyAudience.Council] = "主任会议",
        [SurveyAudience.Committee] = "专委会、工委",
    }.ToFrozenDictionary();

    public static string Word(this SurveyState state) => States[state];

    public static string Word(this SurveyWay way) => Ways[way];

    public static string Word(this SurveyAudience audience) => Audiences[audience];
}
