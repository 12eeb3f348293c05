using CsCheck;
using Supervision.Domain.Reports;

namespace Supervision.Tests.Domain.Reports;

/// <summary>Speech notes: length, invisible marks, and when they may be written (D-8.3).</summary>
public sealed class SpeechNoteTests
{
    private static readonly DateOnly Today = new(2026, 6, 26);

    [Theory]
    [InlineData(5000, 0)]
    [InlineData(5001, 1)]
    [InlineData(0, 1)]
    public void Given_a_length_When_entered_Then_at_most_5000_characters(int length, int refusals) =>
        Assert.Equal(refusals, SpeechNote.ObstaclesTo(new(new string('国', length))).Count);

    [Fact]
    public void Given_5001_characters_When_refused_Then_the_count_is_said() =>
        Assert.Contains("5001", Some.Refusal(SpeechNote.ObstaclesTo(new(new string('国', 5001)))), StringComparison.Ordinal);

    [Fact]
    public void Given_zero_width_and_direction_marks_When_cleaned_Then_they_are_gone_and_counted()
    {
        var clean = SpeechText.Clean("建议\u200b增加\u202e床位\r\n谢谢\ufeff");

        Assert.Equal(("建议增加床位\n谢谢", 3), (clean.Text, clean.Removed));
    }

    [Fact]
    public void Given_any_text_When_cleaned_twice_Then_the_second_time_changes_nothing() => Gen.String.Sample(text =>
    {
        var once = SpeechText.Clean(text).Text;
        return SpeechText.Clean(once) is { Removed: 0 } again && again.Text == once;
    });

    [Fact]
    public void Given_a_rare_character_When_cleaned_Then_it_stays_whole() => Assert.Equal("宋\U0002CE7E", SpeechText.Clean("宋\U0002CE7E").Text);

    [Theory]
    [InlineData(ReportState.RevisedReceived, true, null, "还没有印发")]
    [InlineData(ReportState.Distributed, false, null, "会议还没有开始")]
    [InlineData(ReportState.OnAgenda, true, null, null)]
    [InlineData(ReportState.OpinionStage, true, 26, null)]
    [InlineData(ReportState.OpinionStage, true, 25, "核对期限")]
    public void Given_a_state_When_a_note_is_entered_Then_only_between_opening_and_the_closing_day(
        ReportState state, bool begun, int? closes, string? refusal)
    {
        var obstacles = SpeechNote.ObstaclesToEnter(
            Some.At(state), begun, closes is { } day ? new DateOnly(2026, 6, day) : null, Today);

        if (refusal is null)
        {
            Assert.Empty(obstacles);
        }
        else
        {
            Assert.Contains(refusal, Some.Refusal(obstacles), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Given_a_note_When_corrected_Then_the_words_change_and_the_speaker_stays()
    {
        var act = Some.On(6, 25);
        var note = SpeechNote.Of(new(Guid.NewGuid()), new SpecialReportId(Guid.NewGuid()), new(act.Person, null, "黄丽萍", false), 1, new("初稿"), act);

        Assert.True(note.Says(new("初稿")));
        note.Correct(new("更正稿", NotePart.Proposal), act.At.AddHours(1));

        Assert.Equal(("更正稿", NotePart.Proposal, "黄丽萍", false), (note.Text, note.Part!.Value, note.SpeakerName, note.IsByRecorder));
        Assert.Equal(act.At.AddHours(1), note.CorrectedAt);
    }
}
