using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Hosting;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Benchmarks.Data;

/// <summary>A round that is open, with its slips in hand and the opening codes on paper.</summary>
/// <param name="Id">The round.</param>
/// <param name="Slips">Codes of all slips; each can be cast once.</param>
/// <param name="Scrutineers">The two, in order.</param>
/// <param name="Codes">Their codes as typed.</param>
internal sealed record OpenRatingRound(RatingRoundId Id, IReadOnlyList<SlipToken> Slips, IReadOnlyList<PersonId> Scrutineers, (string First, string Second) Codes);

/// <summary>A storage with a county, a sitting and open rounds, made through the methods of the Domain and the product's own mint.</summary>
internal sealed class RatingHall
{
    private readonly ProductServices services;
    private readonly IReadOnlyList<Member> members;
    private readonly SittingId sitting;
    private readonly RatingTemplate template;
    private int rounds;

    private RatingHall(ProductServices services, IReadOnlyList<Member> members, SittingId sitting, RatingTemplate template) =>
        (this.services, this.members, this.sitting, this.template) = (services, members, sitting, template);

    public static async Task<RatingHall> FoundAsync(ProductServices services, CancellationToken stop)
    {
        var today = TimeProvider.System.Today();
        await using var db = await services.OpenAsync(stop);
        var county = County.AddTo(db, today, new(1));
        var held = Sitting.Plan(new(Guid.NewGuid()), county.TermOn(today).Id, 31, new(today, today, new(9, 0), "三楼会议室"), false, today.AddDays(-55));
        db.Add(held);
        db.Tell(MatterRef.House, "写入届次、组成人员、单位");
        await db.SaveChangesAsync(stop);
        var used = await db.RatingTemplates.AsNoTracking().SingleAsync(t => t.Name == "任命人员履职情况满意度测评", stop);
        return new(services, county.MembersOn(today), held.Id, used);
    }

    /// <summary>Opens a round of so many subjects with as many slips as people present.</summary>
    public async Task<OpenRatingRound> OpenAsync(int subjects, int present, CancellationToken stop)
    {
        var (first, second) = (OpeningCode.New(), OpeningCode.New());
        PersonId[] scrutineers = [members[5].Person, members[6].Person];
        await using var db = await services.OpenAsync(stop);
        var round = Prepared(subjects, present, scrutineers, BoxKeys.Make(first, second));
        db.Add(round);
        var slips = services.All.GetRequiredService<SlipMint>().Mint(db, round.Id, present, SlipChannel.Screen);
        db.Roll.AddRange(Enumerable.Range(0, present).Select(i => new RollEntry { Round = round.Id, Member = i < members.Count ? members[i].Id : new(Guid.NewGuid()), HasDrawn = true }));
        await db.SaveChangesAsync(stop);
        return new(round.Id, slips, scrutineers, (first.ForPaper(), second.ForPaper()));
    }

    private RatingRound Prepared(int subjects, int present, PersonId[] scrutineers, BoxKeys keys)
    {
        var now = TimeProvider.System.GetUtcNow();
        var title = string.Create(CultureInfo.InvariantCulture, $"县人民法院任命人员履职情况满意度测评（{++rounds}）");
        var round = RatingRound.SetUp(
            new(Guid.NewGuid()), new(title, sitting, SlipWay.Screen, false), template.Id, template.Content,
            Enumerable.Range(0, subjects).Select(i => new RatingSubject(i, $"测评对象{i + 1}", "县人民法院副院长、审判委员会委员", null)));
        round.Approve(new(new(Guid.NewGuid()), "第十二次主任会议", true), "李文静", now);
        round.NameScrutineers([(scrutineers[0], "监票人甲"), (scrutineers[1], "监票人乙")], "李文静", now);
        var here = Enumerable.Range(0, present).Select(_ => new MemberId(Guid.NewGuid())).ToList();
        round.MakeReady(new(present, present, present, here), "李文静", now);
        round.GiveKeys(keys);
        round.NoteCode(scrutineers[0], now);
        round.NoteCode(scrutineers[1], now);
        round.Open("李文静", now);
        return round;
    }
}
