using System.Collections.Immutable;
using System.Globalization;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>A template as people type it: one grade, criterion or step a line.</summary>
internal static class TemplateText
{
    private static readonly char[] Between = ['，', ',', '\t'];

    public static string Grades(RatingContent content) => Lines(content.Method.Grades.Select(g => $"{g.Name}，{N(g.Points)}"));

    public static string Criteria(RatingContent content) => Lines(content.Criteria.Select(c => $"{c.Name}，{N(c.Weight)}"));

    public static string Bands(RatingContent content) => content.Method.Rule is ScoreRule score ? string.Join('，', score.Bands.Select(N)) : "";

    /// <summary>1/2, or one share for each grade but the last: 2/3，1/2.</summary>
    public static string Threshold(RatingContent content) => content.Method.Rule is MajorityRule rule
        ? string.Join('，', (rule.Differs ? rule.Each : [rule.Threshold]).Select(s => $"{s.Above}/{s.Below}"))
        : "1/2";

    public static string Groups(RatingContent content) => Lines(content.Groups.Select(g => g.Weight > 0 ? $"{g.Name}，{N(g.Weight)}" : g.Name));

    public static string Steps(RatingContent content) => Lines(content.Steps.Select(s => $"{content.Method.Grades[s.Grade].Name}，{s.Act}，{s.Months}，{(s.ByBody ? "单位" : "办公室")}"));

    /// <summary>Reads a form; what cannot be read is said by its field.</summary>
    public static (RatingContent? Content, IReadOnlyList<Obstacle> Problems) Read(RatingContent old, TemplateForm form)
    {
        List<Obstacle> problems = [];
        var grades = Rows(form.Grades).Select(r => new Grade(r[0], Number(r, 1, 0, "Grades"))).ToImmutableArray();
        var criteria = Rows(form.Criteria).Select(r => new Criterion(r[0], Number(r, 1, 0, "Criteria"))).ToImmutableArray();
        GradeRule rule = form.IsByShares ? TemplateShares.Read(form.Conditions, grades, problems)
            : form.IsScored
            ? new ScoreRule([.. form.Bands.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(b => Number([b], 0, 0, "Bands"))])
            : Majority();
        if (rule is ScoreRule { Bands: var bands } && (bands.Length != grades.Length - 1 || bands.Zip(bands.Skip(1)).Any(p => p.First <= p.Second)))
        {
            problems.Add(new(RatingRules.ProperBallot, $"分数段应当由高到低写 {grades.Length - 1} 个下限。", "Bands"));
        }

        var steps = Rows(form.Steps).Select(r => Step(r, grades)).ToImmutableArray();
        var content = old with
        {
            Kind = form.NewName.Trim().Length > 0 ? form.Kind : old.Kind,
            Form = criteria.Length == 0 ? MarkForm.OverallOnly : form.HasOverall ? MarkForm.CriteriaAndOverall : MarkForm.CriteriaOnly,
            Criteria = criteria,
            IsByName = form.IsByName,
            Groups = [.. Rows(form.Groups).Select(r => new VoterGroup(r[0], Number(r, 1, 0, "Groups")))],
            Steps = [.. steps.OfType<GradeStep>()],
            Method = old.Method with { Grades = grades, Rule = rule },
        };
        return problems.Count > 0 ? (null, problems) : (content, []);

        MajorityRule Majority()
        {
            var shares = form.Threshold.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(TemplateShares.Share).ToList();
            if (shares.Count == 0 || shares.Contains(null) || (shares.Count > 1 && shares.Count != grades.Length - 1))
            {
                problems.Add(new(RatingRules.ProperBallot, $"过半数写 1/2，三分之二写 2/3；各等次的界限不同的，由好到差写 {Math.Max(1, grades.Length - 1)} 个，用逗号隔开，例如 2/3，1/2。", "Threshold"));
                return MajorityRule.Half;
            }

            return new(shares[0]!.Value) { Each = shares.Distinct().Count() > 1 ? [.. shares.Select(s => s!.Value)] : [] };
        }

        decimal Number(IReadOnlyList<string> row, int place, decimal missing, string field)
        {
            if (row.Count <= place)
            {
                return missing;
            }

            if (!decimal.TryParse(row[place], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 100)
            {
                problems.Add(new(RatingRules.ProperBallot, $"“{row[place]}”不是 0 到 100 的数。", field));
            }

            return number;
        }

        GradeStep? Step(IReadOnlyList<string> row, ImmutableArray<Grade> known)
        {
            var grade = known.Select(g => g.Name).ToList().IndexOf(row[0]);
            if (grade >= 0 && row.Count == 4 && int.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out var months))
            {
                return new(grade, row[1], months, row[3] == "单位");
            }

            problems.Add(new(RatingRules.ProperBallot, $"后续事项“{string.Join('，', row)}”请写成：等次，事项，月数，单位或者办公室。", "Steps"));
            return null;
        }
    }

    private static IEnumerable<string[]> Rows(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(Between, StringSplitOptions.TrimEntries)).Where(r => r[0].Length > 0);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string N(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The rules a template may judge by, as the form names them.</summary>
internal static class TemplateRule
{
    public const string Majority = "majority";
    public const string Score = "score";
    public const string Share = "share";
}

/// <summary>What stands in the form of a template.</summary>
internal sealed class TemplateForm
{
    public string Grades { get; set; } = "";

    public string Criteria { get; set; } = "";

    public bool HasOverall { get; set; }

    /// <summary>majority, score or share.</summary>
    public string Rule { get; set; } = TemplateRule.Majority;

    public bool IsScored
    {
        get => Rule == TemplateRule.Score;
        set => Rule = value ? TemplateRule.Score : TemplateRule.Majority;
    }

    public bool IsByShares => Rule == TemplateRule.Share;

    /// <summary>Share that must be passed: 1/2; or one for each grade but the last.</summary>
    public string Threshold { get; set; } = "1/2";

    public string Conditions { get; set; } = "";

    public bool IsByName { get; set; }

    public string Bands { get; set; } = "";

    public string Groups { get; set; } = "";

    public string Steps { get; set; } = "";

    /// <summary>What a new template is about; versions of one template keep their kind.</summary>
    public RatingKind Kind { get; set; }

    /// <summary>Filled in to begin a new template.</summary>
    public string NewName { get; set; } = "";

    public string Reason { get; set; } = "";

    public static TemplateForm Of(RatingContent content) => new()
    {
        Grades = TemplateText.Grades(content),
        Criteria = TemplateText.Criteria(content),
        HasOverall = content.Form == MarkForm.CriteriaAndOverall,
        IsByName = content.IsByName,
        Rule = content.Method.Rule switch { ScoreRule => TemplateRule.Score, ShareRule => TemplateRule.Share, _ => TemplateRule.Majority },
        Threshold = TemplateText.Threshold(content),
        Kind = content.Kind,
        Conditions = TemplateShares.Text(content),
        Bands = TemplateText.Bands(content),
        Groups = TemplateText.Groups(content),
        Steps = TemplateText.Steps(content),
    };
}
