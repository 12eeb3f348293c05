using System.Globalization;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>Which page of a ballot is shown (screens 4.3). Choices travel inside the form; the server keeps nothing of them but in memory, locked (<see cref="KeptSteps"/>).</summary>
public enum BallotPageKind
{
    /// <summary>票面.</summary>
    Cover,

    /// <summary>选择, one subject.</summary>
    Subject,

    /// <summary>选择, all subjects under each other, ten to a page.</summary>
    List,

    /// <summary>核对.</summary>
    Review,

    /// <summary>投票.</summary>
    Cast,
}

/// <summary>What is on the way between two pages of a ballot.</summary>
/// <param name="Kind">The page to show.</param>
/// <param name="Marks">One byte for each thing asked.</param>
/// <param name="At">The subject of the page, or the first one of a list page.</param>
/// <param name="ToReview">True when the page was reached from 核对 and leads back there.</param>
/// <param name="IsWarned">True when nothing was chosen and the voter is asked once.</param>
public sealed record BallotStep(BallotPageKind Kind, byte[] Marks, int At, bool ToReview, bool IsWarned)
{
    /// <summary>True when what was sent does not belong to this ballot, so that it begins anew; the page says so.</summary>
    public bool IsForeign { get; init; }

    /// <summary>True when the page that was asked for is gone, so that the ballot begins anew; the page says so.</summary>
    public bool IsGone { get; init; }

    /// <summary>Subjects on a page of the list (D-17.47).</summary>
    public const int PerPage = 10;

    /// <summary>Up to so many subjects the list is the first page.</summary>
    public const int FewSubjects = 3;

    /// <summary>A ballot that was just opened.</summary>
    public static BallotStep Begin(BallotForm form) =>
        new(BallotPageKind.Cover, Enumerable.Repeat(Mark.None, form.Length).ToArray(), 0, false, false);

    /// <summary>The page after what was sent; a form that does not belong to this ballot begins anew.</summary>
    public static BallotStep After(BallotForm form, IFormCollection sent)
    {
        if (BallotMarks.Read(sent["m"].ToString(), form) is not { } marks)
        {
            return Begin(form) with { IsForeign = true };
        }

        var at = int.TryParse(sent["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < form.Subjects ? place : 0;
        var isList = sent["list"] == "1";
        Take(form, sent, marks, at, isList ? PerPage : 1);
        var step = new BallotStep(isList ? BallotPageKind.List : BallotPageKind.Subject, marks, at, sent["back"] == "1", false);
        return step.Go(form, sent["go"].ToString(), sent["asked"] == "1");
    }

    private BallotStep Go(BallotForm form, string go, bool wasAsked) => go switch
    {
        "start" => form.Subjects <= FewSubjects ? this with { Kind = BallotPageKind.List, At = 0 } : this with { Kind = BallotPageKind.Subject, At = 0 },
        "list" => this with { Kind = BallotPageKind.List, At = 0 },
        "next" when Kind == BallotPageKind.Subject && !wasAsked && IsBlank(form, At) => this with { IsWarned = true },
        "next" or "skip" => Next(form),
        "prev" => At == 0 ? this with { Kind = BallotPageKind.Cover } : this with { At = Math.Max(0, At - (Kind == BallotPageKind.List ? PerPage : 1)) },
        "review" => this with { Kind = BallotPageKind.Review },
        "cast" => this with { Kind = BallotPageKind.Cast },
        _ when go.StartsWith("edit", StringComparison.Ordinal) && int.TryParse(go[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var subject) && subject < form.Subjects =>
            this with { Kind = BallotPageKind.Subject, At = subject, ToReview = true },
        _ => this,
    };

    private BallotStep Next(BallotForm form)
    {
        var next = At + (Kind == BallotPageKind.List ? PerPage : 1);
        return ToReview || next >= form.Subjects ? this with { Kind = BallotPageKind.Review } : this with { At = next };
    }

    private bool IsBlank(BallotForm form, int subject) =>
        Enumerable.Range(0, form.Slots).All(slot => Marks[form.Place(subject, slot)] == Mark.None);

    // The radios of the page that was sent; subjects that were not on it keep what they had.
    private static void Take(BallotForm form, IFormCollection sent, byte[] marks, int first, int count)
    {
        for (var subject = first; subject < Math.Min(first + count, form.Subjects); subject++)
        {
            for (var slot = 0; slot < form.Slots; slot++)
            {
                var place = form.Place(subject, slot);
                var ticks = sent[$"c{place}"];
                marks[place] = ticks.Count > 1 ? Mark.Spoiled : BallotMarks.One(ticks.ToString(), form) ?? marks[place];
            }
        }
    }
}

/// <summary>Marks as they travel in a form: one sign for each thing asked.</summary>
public static class BallotMarks
{
    private const char None = '-';
    private const char Abstained = 'A';
    private const char Spoiled = 'X';

    /// <summary>All marks in one text.</summary>
    public static string Write(byte[] marks) => string.Concat(marks.Select(Sign));

    /// <summary>One mark as a sign.</summary>
    public static char Sign(byte mark) => mark switch { Mark.None => None, Mark.Abstained => Abstained, Mark.Spoiled => Spoiled, _ => (char)('0' + mark) };

    /// <summary>The marks of a text; null when it is not of this ballot.</summary>
    public static byte[]? Read(string text, BallotForm form)
    {
        var marks = text.Select(sign => One(sign.ToString(), form)).ToArray();
        return marks.Length == form.Length && marks.All(m => m is not null) ? [.. marks.Select(m => m!.Value)] : null;
    }

    /// <summary>One mark; null when it is none of this ballot.</summary>
    public static byte? One(string sign, BallotForm form) => sign switch
    {
        [None] => Mark.None,
        [Spoiled] => Mark.Spoiled,
        [Abstained] when form.HasAbstain => Mark.Abstained,
        [>= '0' and <= '4'] when sign[0] - '0' < form.Grades => (byte)(sign[0] - '0'),
        _ => null,
    };
}
