using Supervision.Domain.Opinions;

namespace Supervision.Web.Persistence;

/// <summary>Words of one person for one point of an opinion that the opinion could not take yet (草稿): somebody was faster,
/// the point is gone, the text is too long. They lie here until the person decides.</summary>
public sealed class PointDraft
{
    /// <summary>Longest text kept, in characters.</summary>
    public const int LongestText = 200_000;

    public Guid Id { get; set; }

    public PersonId Person { get; set; }

    public ReviewOpinionId Opinion { get; set; }

    public Guid Point { get; set; }

    /// <summary>The part the point stood in.</summary>
    public OpinionPart Part { get; set; }

    /// <summary>How the point was called.</summary>
    public string Name { get; set; } = "";

    /// <summary>The revision the typing began with.</summary>
    public int Revision { get; set; }

    /// <summary>Heading and text the typing began with.</summary>
    public string BaseHeading { get; set; } = "";

    public string BaseText { get; set; } = "";

    public string Heading { get; set; } = "";

    public string Text { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
