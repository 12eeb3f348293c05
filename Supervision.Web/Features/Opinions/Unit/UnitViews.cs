using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Unit;

/// <summary>An opinion as a body's liaison sees it.</summary>
/// <param name="Id">The opinion.</param>
/// <param name="Body">The body it was sent to.</param>
/// <param name="BodyName">Its name.</param>
/// <param name="Number">发文字号.</param>
/// <param name="Title">Its title.</param>
/// <param name="SentOn">印发日期.</param>
/// <param name="ReceiptBy">Last day of the receipt.</param>
/// <param name="ReceivedOn">Day of the receipt.</param>
/// <param name="Receipt">How it came about.</param>
/// <param name="File">The document.</param>
/// <param name="Pdf">The same as PDF.</param>
/// <param name="Attachment">The inspection report that came with it; null for special work reports.</param>
/// <param name="Points">The points this body has to answer, in order.</param>
/// <param name="Dues">What the body owes next.</param>
public sealed record UnitOpinion(
    ReviewOpinionId Id, SupervisedBodyId Body, string BodyName, string Number, string Title, DateOnly SentOn, DateOnly ReceiptBy,
    DateOnly? ReceivedOn, string Receipt, Guid? File, Guid? Pdf, Guid? Attachment, IReadOnlyList<string> Points, IReadOnlyList<DeadlineRow> Dues)
{
    /// <summary>What the body owes next; null when nothing is asked of it now.</summary>
    public DeadlineRow? NextDue => Dues.Where(d => d.MetOn is null).MinBy(d => d.Day);

    /// <summary>True while a report that was not accepted is to be followed by another one (D-8.11).</summary>
    public bool IsRectified => Dues.Any(d => d is { Kind: "opinion.second", MetOn: null });
}

/// <summary>Makes what a body sees: one entry for each of the person's bodies it went to.</summary>
internal static class UnitViews
{
    public static async Task<IReadOnlyList<UnitOpinion>> OfAsync(
        SupervisionDb db, ReviewOpinion o, Actor actor, LoadedBasis basis, CancellationToken stop)
    {
        List<UnitOpinion> found = [];
        var deadlines = await db.DeadlineRowsAsync(o.Matter, basis, stop);
        foreach (var dispatch in o.Dispatches.Where(d => !d.IsClosed && actor.ActsFor(d.Body)))
        {
            var name = await db.SupervisedBodies.Where(b => b.Id == dispatch.Body).Select(b => b.Name).SingleAsync(stop);
            found.Add(new(
                o.Id, dispatch.Body, name, o.Number!, o.Title, dispatch.SentOn,
                OpinionDuties.ReceiptOf(dispatch.SentOn, basis.Rules, basis.Calculator).Day, dispatch.ReceivedOn, OpinionWords.Of(dispatch.Kind),
                o.File, o.Pdf, o.Attachment, [.. o.Points.Where(p => p.Part == OpinionPart.Proposal && (dispatch.IsMain || o.AnswererOf(p) == dispatch.Body)).Select(PointText)],
                [.. deadlines.Where(d => d.Party == Party.Body(dispatch.Body.Value))]));
        }

        return found;
    }

    private static string PointText(OpinionPoint point) =>
        point.Heading.Length > 0 ? $"{point.Heading.TrimEnd('。')}。{point.Text}" : point.Text;
}
