using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <content>Hints on form (格式提示): nothing they name stops the opinion.</content>
public sealed partial class ReviewOpinion
{
    /// <summary>A point longer than this is hard to read and to answer (screens 3.8).</summary>
    public const int ReadableText = 400;

    /// <summary>What an editor may want to look at again.</summary>
    /// <param name="first">First day of the sitting as its record has it; null when there is none.</param>
    /// <param name="last">Its last day.</param>
    public IReadOnlyList<string> Hints(DateOnly? first, DateOnly? last)
    {
        List<string> hints = [.. Points.Where(p => p.Text.Length > ReadableText)
            .Select(p => $"{NameOf(p)}超过 {ReadableText} 字（{p.Text.Length} 字），可以拆分")];
        if (first is { } from && last is { } to && (HeardOn < from || HeardOn > to || SittingEnd != to))
        {
            hints.Add($"日期与会议日不一致：文中写{HeardOn.Full()}，会议记录是{from.Full()}{(to == from ? "" : $"至{to.Full()}")}");
        }

        return hints;
    }

    /// <summary>Why words that have no point any more cannot become one.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWritePoint(string heading, string text) => ObstaclesToEdit() is { Count: > 0 } closed ? closed
        : [.. Longer("标题", heading, LongestHeading, nameof(PointWords.Heading)), .. Longer("正文", text, LongestText, nameof(PointWords.Text))];

    /// <summary>Makes a point of words whose own point is gone.</summary>
    public OpinionPoint WritePoint(OpinionPart part, string heading, string text, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWritePoint(heading, text));
        var point = Add(part, editor);
        point.Write(heading, text, editor);
        return point;
    }
}
