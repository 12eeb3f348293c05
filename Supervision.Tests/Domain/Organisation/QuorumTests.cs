using Supervision.Domain.Organisation;

namespace Supervision.Tests.Domain.Organisation;

/// <summary>D-3.1 to D-3.5 and D-1.7: the base of all members, quorum, majorities, incompatible offices.</summary>
public sealed class QuorumTests
{
    [Theory]
    [InlineData(15, 8)]
    [InlineData(16, 9)]
    [InlineData(19, 10)]
    [InlineData(21, 11)]
    [InlineData(23, 12)]
    [InlineData(25, 13)]
    [InlineData(27, 14)]
    [InlineData(28, 15)]
    [InlineData(29, 15)]
    [InlineData(30, 16)]
    [InlineData(33, 17)]
    [InlineData(34, 18)]
    [InlineData(35, 18)]
    [InlineData(45, 23)]
    public void Given_members_When_quorum_is_counted_Then_it_is_the_table_of_D_3_4(int members, int needed)
    {
        Assert.Equal(needed, Quorum.Needed(members));
        Assert.True(Quorum.IsMet(needed, members));
        Assert.False(Quorum.IsMet(needed - 1, members));
    }

    [Theory]
    [InlineData(15, 3)]
    [InlineData(27, 6)]
    [InlineData(28, 6)]
    [InlineData(30, 6)]
    [InlineData(31, 7)]
    [InlineData(35, 7)]
    public void Given_members_When_one_fifth_is_counted_Then_it_is_rounded_up_D_3_4(int members, int fifth) =>
        Assert.Equal(fifth, Quorum.OneFifth(members));

    [Theory]
    [InlineData(27, 14, true)]
    [InlineData(27, 13, false)]
    [InlineData(28, 14, false)]
    [InlineData(28, 15, true)]
    public void Given_yes_votes_When_a_resolution_is_put_Then_it_needs_more_than_half_of_all_D_3_5(int members, int yes, bool passes) =>
        Assert.Equal(passes, Quorum.Passes(yes, members));

    [Fact]
    public void An_interpellation_needs_three_members_D_3_4() => Assert.Equal(3, Quorum.Interpellation);

    [Fact]
    public void Given_two_resignations_accepted_on_20_May_When_quorum_is_counted_Then_14_of_27_and_13_of_25_D_16_41()
    {
        var term = Term.Of(18, new(2021, 12, 20), null, 27);
        var members = Enumerable.Range(1, 27)
            .Select(i => Member.Elected(term.Id, new(Guid.NewGuid()), MemberPosition.Ordinary, term.Start, i)).ToList();
        members[3].End(new(2026, 5, 21), "辞职");
        members[9].End(new(2026, 5, 21), "辞职");

        var on = new MembersBase(members.InOffice(new(2026, 5, 20)).Count, term.FixedSeats, CountsSeats: false);
        var after = new MembersBase(members.InOffice(new(2026, 5, 21)).Count, term.FixedSeats, CountsSeats: false);

        Assert.Equal((27, 14), (on.Count, on.Needed));
        Assert.Equal((25, 13), (after.Count, after.Needed));
        Assert.Equal((27, 14), ((after with { CountsSeats = true }).Count, (after with { CountsSeats = true }).Needed));
        Assert.True(Quorum.Passes(13, after.Count));
        Assert.False(Quorum.Passes(13, on.Count));
    }

    [Theory]
    [InlineData(BodyKind.Government)]
    [InlineData(BodyKind.Department)]
    [InlineData(BodyKind.Supervisory)]
    [InlineData(BodyKind.Court)]
    [InlineData(BodyKind.Procuratorate)]
    public void Given_a_member_in_office_When_an_office_of_a_state_organ_is_taken_Then_it_is_refused_D_1_7(BodyKind kind)
    {
        var obstacle = Assert.Single(OrganisationRules.ObstaclesToHold(isMemberInOffice: true, kind));
        Assert.Equal("常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务。", obstacle.Message);
        Assert.Empty(OrganisationRules.ObstaclesToHold(isMemberInOffice: false, kind));
    }

    [Fact]
    public void Given_another_kind_of_body_When_an_office_is_taken_Then_it_is_compatible_D_1_7() =>
        Assert.Empty(OrganisationRules.ObstaclesToHold(isMemberInOffice: true, BodyKind.Other));

    [Fact]
    public void Given_a_membership_that_ends_When_asked_for_that_day_Then_it_is_the_first_day_out_D_3_2()
    {
        var member = Member.Elected(new(Guid.NewGuid()), new(Guid.NewGuid()), MemberPosition.ViceChair, new(2022, 1, 10), 2);
        member.End(new(2026, 5, 21), "调离");

        Assert.False(member.IsInOffice(new(2022, 1, 9)));
        Assert.True(member.IsInOffice(new(2026, 5, 20)));
        Assert.False(member.IsInOffice(new(2026, 5, 21)));
    }

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(31, "三十一")]
    [InlineData(105, "一百零五")]
    [InlineData(110, "一百一十")]
    [InlineData(1260, "一千二百六十")]
    [InlineData(2005, "二千零五")]
    public void Given_a_number_When_written_in_Chinese_Then_it_reads_as_people_say_it(int number, string words) =>
        Assert.Equal(words, ChineseNumber.Of(number));

    [Theory]
    [InlineData("", false)]
    [InlineData("阿卜杜拉·买买提", true)]
    [InlineData("张𬭎", true)]
    [InlineData("张\u200B三", false)]
    [InlineData("张\u202E三", false)]
    public void Given_a_name_When_entered_Then_rare_characters_pass_and_invisible_ones_do_not_D_17_29(string name, bool good) =>
        Assert.Equal(good, OrganisationRules.ObstaclesToName(name, "Name").Count == 0);

    [Fact]
    public void Given_fifty_rare_characters_When_entered_Then_they_count_as_people_see_them_D_17_29()
    {
        Assert.Empty(OrganisationRules.ObstaclesToName(string.Concat(Enumerable.Repeat("𬭎", 50)), "Name"));
        Assert.NotEmpty(OrganisationRules.ObstaclesToName(string.Concat(Enumerable.Repeat("𬭎", 51)), "Name"));
    }
}
