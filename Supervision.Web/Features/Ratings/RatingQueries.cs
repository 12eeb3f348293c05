using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>A round in the list.</summary>
public sealed record RoundRow(RatingRoundId Id, string Title, int Number, string Sitting, DateOnly Day, int Subjects, RoundState State, string StateWords, bool IsRehearsal);

/// <summary>A line of the roll as the desk sees it.</summary>
/// <param name="Member">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="IsPresent">True when counted as present.</param>
/// <param name="HasDrawn">True when the person drew a slip.</param>
public sealed record RollRow(MemberName Member, string Name, bool IsPresent, bool HasDrawn);

/// <summary>A round with everything its control page shows; never a mark.</summary>
/// <param name="Round">The round.</param>
/// <param name="SittingName">第十八届人大常委会第三十一次会议.</param>
/// <param name="Counts">Slips.</param>
/// <param name="All">All members as counted on the day.</param>
/// <param name="Roll">Members in office; who is present and who drew.</param>
/// <param name="MayRun">True for the Office and the chair.</param>
/// <param name="MaySetUp">True for who prepares rounds.</param>
/// <param name="IsScrutineer">True for one of the two.</param>
public sealed record RoundView(
    RatingRound Round, string SittingName, SlipCounts Counts, MembersBase All, IReadOnlyList<RollRow> Roll, bool MayRun, bool MaySetUp, bool IsScrutineer)
{
    /// <summary>True for the presider of the sitting, who signs beside the scrutineers.</summary>
    public bool IsPresider { get; init; }

    /// <summary>True for who prepares, runs, watches or decides the round; others see of its course only what the hall sees (D-1.5).</summary>
    public bool IsDesk { get; init; }

    /// <summary>True for who gets the inner copy of the result sheet: the house, and who watched or presided (D-10.25).</summary>
    public bool IsInner { get; init; }

    /// <summary>Rounds of the other groups that still count, in the order of the template; their results only once announced.</summary>
    public IReadOnlyList<RatingRound> Groups { get; init; } = [];

    /// <summary>All group rounds there are, as the round's own questions need them.</summary>
    public IReadOnlyList<RatingRound> AllGroups { get; init; } = [];

    /// <summary>All versions of the rules, for those that the round was set up with.</summary>
    public RuleBook Rules { get; init; } = new([]);

    /// <summary>A rule as it was used: its name, its value then, its version (D-10.2).</summary>
    public string RuleWords(UsedRule used)
    {
        var rule = RuleCatalog.Find(used.Key);
        return Rules.VersionsOf(rule).FirstOrDefault(v => v.Number == used.Version) is { } version
            ? $"{rule.Name}：{rule.Words(version.Value)}（第 {used.Version} 版）" : $"{rule.Name}（第 {used.Version} 版）";
    }

    /// <summary>收回 as far as it may be shown: never before the rule says so.</summary>
    public int? Collected => Round.State is RoundState.Open && !Round.Content.Ballot.ShowsProgress ? null : Round.State < RoundState.Sealed ? Counts.Cast + Round.Unreadable : Round.Collected;

    /// <summary>Slips that can be drawn or were drawn: as many as are present. Codes that died with a restarted process are minted anew and not
    /// counted twice; once the box is sealed the table of slips holds no number any more, the people present still do (D-10.5, D-10.11).</summary>
    public int Slips => Round.Content.IsByName ? 0 : Round.State is RoundState.Ready or RoundState.Open or RoundState.Closing ? Math.Min(Counts.Minted, Round.Present) : Round.Present;

    /// <summary>发出.</summary>
    public int Issued => Round.State < RoundState.Sealed ? Counts.Issued : Round.Issued;
}

/// <summary>Reads rounds (测评轮次). No query of this class touches a ballot.</summary>
public sealed class RatingQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<IReadOnlyList<RoundRow>> ListAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var rounds = await db.RatingRounds.AsNoTracking().ToListAsync(stop);
        var sittings = await db.Sittings.AsNoTracking().ToDictionaryAsync(s => s.Id, stop);
        return [.. rounds.Where(r => MaySee(actor, r)).Select(r => new RoundRow(
                r.Id, r.Title, r.Number, sittings[r.Sitting].Name, sittings[r.Sitting].FirstDay, r.Subjects.Count, r.State, r.StateWords, r.IsRehearsal))
            .OrderByDescending(r => r.Day).ThenByDescending(r => r.Id.Value)];
    }

    /// <summary>The round, or null when there is none that this person may see.</summary>
    public async Task<RoundView?> FindAsync(RatingRoundId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.RatingRounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } round || !MaySee(actor, round))
        {
            return null;
        }

        var sitting = await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == round.Sitting, stop);
        var number = await db.Terms.Where(t => t.Id == sitting.Term).Select(t => t.Number).SingleAsync(stop);
        var day = db.Clock.Today();
        var isPresider = actor.Person is not null && await Presiders.OfAsync(db, round, stop) == actor.Person;
        if (!isPresider && round.Scrutineers.All(s => s.Person != actor.Person))
        {
            round.HideVoidedCounts();
        }

        var groups = await db.RatingRounds.AsNoTracking().Where(r => r.Main == id).ToListAsync(stop);
        groups.ForEach(g => WithoutResults(g, actor));
        return new(
            WithoutResults(round, actor), $"第{ChineseNumber.Of(number)}届人大常委会{sitting.Name}", await SlipCounts.ReadAsync(db, id, stop),
            await db.MembersBaseAsync(day, stop), await RollAsync(db, id, day, actor, round.Scrutineers.Any(s => s.Person == actor.Person), stop), actor.May(Permissions.RunRatings),
            actor.May(Permissions.SetUpRatings), round.Scrutineers.Any(s => s.Person == actor.Person))
        {
            Rules = (await db.LoadBasisAsync(stop)).Rules,
            IsPresider = isPresider,
            IsInner = isPresider || actor.IsOfTheHouse || round.Scrutineers.Any(s => s.Person == actor.Person),
            AllGroups = groups,
            Groups = [.. groups.Where(g => g.IsGroupOf(round)).OrderBy(g => g.GroupPlaces[0])],
            IsDesk = isPresider || actor.IsOffice || actor.IsCouncil || actor.May(Permissions.SetUpRatings) || round.Scrutineers.Any(s => s.Person == actor.Person),
        };
    }

    /// <summary>The round for one of its two scrutineers; null when there is none.</summary>
    /// <exception cref="AccessDeniedException">Somebody else asks.</exception>
    public Task<RoundView?> FindForScrutineerAsync(RatingRoundId id, CancellationToken stop) => FindForAsync(id, view => view.IsScrutineer, stop);

    /// <summary>The round for who stands at the keying station: the teller and the scrutineers.</summary>
    /// <exception cref="AccessDeniedException">Somebody else asks.</exception>
    public Task<RoundView?> FindForStationAsync(RatingRoundId id, CancellationToken stop) => FindForAsync(id, view => view.MayRun || view.IsScrutineer, stop);

    /// <summary>The round for who signs that it does not count: scrutineers and presider.</summary>
    /// <exception cref="AccessDeniedException">Somebody else asks.</exception>
    public Task<RoundView?> FindForVoidingAsync(RatingRoundId id, CancellationToken stop) => FindForAsync(id, view => view.IsScrutineer || view.IsPresider, stop);

    /// <summary>Rounds of which the reader is a scrutineer, or presider where a note on voiding waits; the newest first.</summary>
    public async Task<IReadOnlyList<RatingRound>> WatchedAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WatchBoxes, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var rounds = await db.RatingRounds.AsNoTracking().ToListAsync(stop);
        List<RatingRound> own = [];
        foreach (var round in rounds.OrderByDescending(r => r.Id.Value))
        {
            if (round.Scrutineers.Any(s => s.Person == actor.Person) || (round.IsVoidingOpen && await Presiders.OfAsync(db, round, stop) == actor.Person))
            {
                round.HideResults();
                own.Add(round);
            }
        }

        return own;
    }

    private async Task<RoundView?> FindForAsync(RatingRoundId id, Func<RoundView, bool> may, CancellationToken stop) =>
        await FindAsync(id, stop) is not { } view ? null : may(view) ? view : throw new AccessDeniedException("Refused: a round that others watch.");

    /// <summary>Sittings a round may be held at, the next first.</summary>
    public async Task<IReadOnlyList<(SittingId Id, string Name)>> SittingsAsync(CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(await person.DemandAsync(Permissions.SetUpRatings, stop), stop);
        var rows = await db.Sittings.AsNoTracking().Where(s => s.State != SittingState.Closed && s.State != SittingState.Minuted && s.State != SittingState.Cancelled)
            .OrderBy(s => s.FirstDay).ToListAsync(stop);
        return [.. rows.Select(s => (s.Id, $"{s.Name}（{s.FirstDay.Full()}）"))];
    }

    /// <summary>Members in office today, as a set-up shows them.</summary>
    public async Task<int> MembersAsync(CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(await person.DemandAsync(Permissions.SetUpRatings, stop), stop);
        return (await db.MembersOnAsync(db.Clock.Today(), stop)).Count;
    }

    /// <summary>Names of the templates.</summary>
    public async Task<IReadOnlyList<string>> TemplatesAsync(CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(await person.DemandAsync(Permissions.SetUpRatings, stop), stop);
        return await db.RatingTemplates.Select(t => t.Name).Distinct().OrderBy(n => n).ToListAsync(stop);
    }

    /// <summary>What the house's rules give a round that is set up today.</summary>
    public async Task<RatingContent?> PreviewAsync(string template, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(await person.DemandAsync(Permissions.SetUpRatings, stop), stop);
        var found = await db.RatingTemplates.AsNoTracking().Where(t => t.Name == template).OrderByDescending(t => t.Version).FirstOrDefaultAsync(stop);
        return found is null ? null : await RatingSettings.ApplyAsync(db, found.Content, db.Clock.Today(), stop);
    }

    /// <summary>The same for a template that is still being written, so that it can be tried out before it is saved.</summary>
    public async Task<RatingContent> PreviewAsync(RatingContent content, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(await person.DemandAsync(Permissions.SetUpRatings, stop), stop);
        return await RatingSettings.ApplyAsync(db, content, db.Clock.Today(), stop);
    }

    private static bool MaySee(Actor actor, RatingRound round) =>
        round.Scrutineers.Any(s => s.Person == actor.Person) || RatingGate.MaySee(actor, round.State, round.IsRehearsal, round.Content.Kind);

    // Before the announcement nobody but the scrutineers gets the results, not even in memory of a page.
    private static RatingRound WithoutResults(RatingRound round, Actor actor)
    {
        var mayKnow = round.State == RoundState.Announced
            || (round.State is RoundState.Sealed or RoundState.Confirmed && round.Scrutineers.Any(s => s.Person == actor.Person));
        if (!mayKnow)
        {
            round.HideResults();
        }

        round.HideSmallGroup();
        return round;
    }

    private static async Task<IReadOnlyList<RollRow>> RollAsync(SupervisionDb db, RatingRoundId id, DateOnly day, Actor actor, bool isScrutineer, CancellationToken stop)
    {
        // The roll is for the Office and the scrutineers; members see their own line elsewhere (D-1.5).
        if (!actor.IsOffice && !actor.IsChair && !isScrutineer)
        {
            return [];
        }

        var roll = await db.Roll.AsNoTracking().Where(r => r.Round == id).ToDictionaryAsync(r => r.Member, r => r.HasDrawn, stop);
        return [.. (await db.MembersOnAsync(day, stop)).Select(m => new RollRow(m, m.Name, roll.ContainsKey(m.Member), roll.GetValueOrDefault(m.Member)))];
    }
}
