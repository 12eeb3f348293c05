using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>A speech note (发言要点) as the compilation needs it.</summary>
/// <param name="Id">The note.</param>
/// <param name="Speaker">Who spoke; counts speakers, and is never written into the text unless a rule says so.</param>
/// <param name="SpeakerName">The name, used only when <c>opinion.attribute</c> is on.</param>
/// <param name="Order">Place in the order of speech.</param>
/// <param name="IsGuest">True for 列席代表意见, which stand in an own group.</param>
/// <param name="Marks">The parts of the note as the recorder marked them; one without a mark for a plain text.</param>
public sealed record NoteFacts(
    Guid Id, Guid Speaker, string SpeakerName, int Order, bool IsGuest, IReadOnlyList<NoteMark> Marks);

/// <summary>A marked part of a note.</summary>
/// <param name="Text">The words.</param>
/// <param name="Part">评价、问题、建议; null when nobody marked it.</param>
/// <param name="Theme">The recorder's theme label, if any.</param>
/// <param name="Body">The body aimed at, if named.</param>
public sealed record NoteMark(string Text, OpinionPart? Part = null, string? Theme = null, SupervisedBodyId? Body = null);

/// <summary>One sentence of one note, as it was spoken.</summary>
/// <param name="Note">The note.</param>
/// <param name="Speaker">Its speaker.</param>
/// <param name="Sentence">The words.</param>
public sealed record SpokenSentence(Guid Note, Guid Speaker, string Sentence);

/// <summary>A point the compilation proposes (要点).</summary>
/// <param name="Part">The part it stands in.</param>
/// <param name="Text">The speakers' own sentences.</param>
/// <param name="Theme">The recorder's label; it becomes the heading.</param>
/// <param name="IsGuessed">True when the part was read off the words and wants a look.</param>
/// <param name="IsFromGuests">列席代表意见.</param>
/// <param name="Body">The body most notes aim at.</param>
/// <param name="Sources">Every sentence it rests on.</param>
public sealed record CompiledPoint(
    OpinionPart Part, string Text, string? Theme, bool IsGuessed, bool IsFromGuests, SupervisedBodyId? Body,
    IReadOnlyList<SpokenSentence> Sources)
{
    /// <summary>A heading for it and its neighbours, taken from their own words; the editor decides.</summary>
    public string SuggestedHeading { get; init; } = "";

    /// <summary>Why it stands beside its neighbours; null when it stands alone.</summary>
    public string? GroupReason { get; init; }

    /// <summary>Points of one number belong together.</summary>
    public int Group { get; init; }

    /// <summary>How many people said it.</summary>
    public int Speakers => Sources.Select(s => s.Speaker).Distinct().Count();
}

/// <summary>A sentence that stands in no point.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOut(SpokenSentence Sentence, string Reason);

/// <summary>Sorts and joins the notes of one item into points (汇总, D-8.4). It adds no sentence of its own.</summary>
/// <param name="Points">The points in the order of the document.</param>
/// <param name="Unused">Sentences in no point, each with a reason.</param>
public sealed record OpinionCompilation(IReadOnlyList<CompiledPoint> Points, IReadOnlyList<LeftOut> Unused)
{
    /// <summary>Shown for words of courtesy.</summary>
    public const string FormulaReason = "礼节用语，没有意见内容";

    /// <summary>Compiles the notes. The order in which they are handed over does not matter, their order of speech does.</summary>
    public static OpinionCompilation Of(IEnumerable<NoteFacts> notes, bool attribute = false)
    {
        var ordered = notes.OrderBy(n => n.Order).ThenBy(n => n.Id).ToList();
        var spoken = ordered.SelectMany(Spoken).ToList();
        var unused = spoken.Where(s => s.IsFormula).SelectMany(s => s.Sources).Select(s => new LeftOut(s, FormulaReason));
        var names = ordered.GroupBy(n => n.Speaker).ToDictionary(g => g.Key, g => g.First().SpeakerName);
        var points = spoken.Where(s => !s.IsFormula).GroupBy(s => (s.Part, s.IsGuest, Bare: SimilarTexts.Bare(s.Text)))
            .Select(same => Joined([.. same], attribute ? names : null)).ToList();
        return new([.. PointGrouping.InOrder(points)], [.. unused]);
    }

    private static IEnumerable<Passage> Spoken(NoteFacts note)
    {
        foreach (var mark in note.Marks)
        {
            foreach (var passage in NoteText.Passages(mark.Text, mark.Part))
            {
                yield return new(
                    passage.Part, passage.IsGuessed, note.IsGuest, Label(mark.Theme), mark.Body, passage.Sentences.All(NoteText.IsFormula),
                    [.. passage.Sentences.Select(s => new SpokenSentence(note.Id, note.Speaker, s))]);
            }
        }
    }

    private static string? Label(string? theme) => string.IsNullOrWhiteSpace(theme) ? null : theme.Trim();

    // What does not depend on who spoke first: the label and the body, so that the groups do not either.
    private static CompiledPoint Joined(List<Passage> same, Dictionary<Guid, string>? names)
    {
        var sources = same is [{ Sources: var own }] ? own : [.. same.SelectMany(s => s.Sources)];
        var text = same[0].Text;
        if (names is not null)
        {
            text += $"（{string.Join("、", sources.Select(s => s.Speaker).Distinct().Select(s => names[s]))}）";
        }

        // Nearly every point is said once.
        return same is [var only] ? new(only.Part, text, only.Theme, only.IsGuessed, only.IsGuest, only.Body, sources) : new(
            same[0].Part, text, same.Select(s => s.Theme).Where(t => t is not null).Order(StringComparer.Ordinal).FirstOrDefault(),
            same.All(s => s.IsGuessed), same[0].IsGuest,
            same.Where(s => s.Body is not null).GroupBy(s => s.Body).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key!.Value.Value).FirstOrDefault()?.Key,
            sources);
    }

    private sealed record Passage(
        OpinionPart Part, bool IsGuessed, bool IsGuest, string? Theme, SupervisedBodyId? Body, bool IsFormula,
        IReadOnlyList<SpokenSentence> Sources)
    {
        public string Text { get; } = string.Concat(Sources.Select(s => s.Sentence));
    }
}
