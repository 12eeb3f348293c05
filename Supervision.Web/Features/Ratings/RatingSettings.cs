using System.Globalization;
using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>What the rules of the house say about ratings on a day (规则, D-14).</summary>
internal static class RatingSettings
{
    private static readonly Rule[] Used =
    [
        RatingRules.CountedAgainst, RatingRules.Tie, RatingRules.LeastValid, RatingRules.WorstFirst, RatingRules.Blank, RatingRules.Abstain,
        RatingRules.Mixed, RatingRules.ShowProgress, RatingRules.ReplaceLost, RatingRules.LeastGroup, RatingRules.Recusal,
        RatingRules.TwoKeysNeeded, RatingRules.Grace, RatingRules.PaperKeep,
    ];

    /// <summary>A template's content with everything the rules decide.</summary>
    public static async Task<RatingContent> ApplyAsync(SupervisionDb db, RatingContent content, DateOnly day, CancellationToken stop)
    {
        var book = new RuleBook(await db.RuleVersions.AsNoTracking()
            .Where(v => v.Key.StartsWith("rating.") || v.Key.StartsWith("ballot.")).ToListAsync(stop));
        string Value(Rule rule) => book.InForce(rule, day).Value;
        bool IsOn(Rule rule) => book.InForce(rule, day).IsOn;
        var toPublic = RatingRules.PublicOf(content.Kind);
        return content with
        {
            IsPublic = toPublic is not null && IsOn(toPublic),
            Rules = [.. Used.Concat(toPublic is null ? [] : [toPublic]).Select(r => new UsedRule(r.Key, book.InForce(r, day).Number))],
            Method = content.Method with
            {
                Denominator = Value(RatingRules.CountedAgainst) switch
                {
                    "present" => Denominator.Present,
                    "issued" => Denominator.Issued,
                    "collected" => Denominator.Collected,
                    "valid" => Denominator.Valid,
                    _ => Denominator.AllMembers,
                },
                Tie = Value(RatingRules.Tie) switch { "reach" => TieRule.Reach, "revote" => TieRule.Revote, _ => TieRule.Lower },
                LeastValid = new(book.InForce(RatingRules.LeastValid, day).Count, 100),
                WorstFirst = IsOn(RatingRules.WorstFirst),
            },
            Ballot = new()
            {
                BlankAbstains = Value(RatingRules.Blank) == "abstain",
                HasAbstain = IsOn(RatingRules.Abstain),
                ReplacesLost = IsOn(RatingRules.ReplaceLost),
                LeastGroup = book.InForce(RatingRules.LeastGroup, day).Count,
                Recuses = IsOn(RatingRules.Recusal),
                MayMix = IsOn(RatingRules.Mixed),
                HasTwoKeys = IsOn(RatingRules.TwoKeysNeeded),
                GraceMinutes = book.InForce(RatingRules.Grace, day).Count,
                PaperMonths = int.TryParse(Value(RatingRules.PaperKeep), NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : 0,
                ShowsProgress = Value(RatingRules.ShowProgress) == "count",
            },
        };
    }
}
