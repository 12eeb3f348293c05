using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Opinions.Unit;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>Reads of review opinions.</summary>
public sealed class OpinionQueries(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionPapers papers)
{
    /// <summary>Opinions whose notes somebody wants compiled (D-12.9): what the compile job has to do.</summary>
    public async Task<IReadOnlyList<ReviewOpinionId>> HeardWithoutDraftAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CompileOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ReviewOpinions.Where(o => o.CompileWishedAt != null && (o.State == OpinionState.Collecting || o.State == OpinionState.Draft))
            .OrderBy(o => o.CompileWishedAt).Select(o => o.Id).ToListAsync(stop);
    }

    /// <summary>All opinions for the list, the newest first.</summary>
    public async Task<IReadOnlyList<OpinionRow>> ListAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, nameof(ListAsync), () => ReadListAsync(db, actor, stop));
    }

    private static async Task<IReadOnlyList<OpinionRow>> ReadListAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var committees = await db.WorkCommittees.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.ShortName, stop);
        var open = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.Opinion && o.State == ObligationState.Open).ToListAsync(stop);
        var next = open.Where(o => o.Kind is not ("opinion.notes" or "opinion.comment" or "opinion.answer" or "opinion.verify")).GroupBy(o => o.MatterId)
            .ToDictionary(g => g.Key, g => g.MinBy(o => o.Deadline.Day)!);
        var extensions = (await db.OpinionHandlings.Where(h => h.Extensions.Any(e => e.State == ExtensionState.Asked)).Select(h => h.Opinion).ToListAsync(stop)).ToHashSet();
        var opinions = await db.ReviewOpinions.OrderByDescending(o => o.DossierYear).ThenByDescending(o => o.DossierSerial)
            .Select(o => new
            {
                o.Id,
                o.DossierYear,
                o.DossierSerial,
                o.Number,
                o.ReportTitle,
                o.SittingName,
                o.Committee,
                o.State,
                o.MainOrgan,
                ReceivedOn = o.Dispatches.Where(d => d.IsMain).Select(d => d.ReceivedOn).FirstOrDefault(),
            }).ToListAsync(stop);
        return [.. from o in opinions
                   let due = next.GetValueOrDefault(o.Id.Value)
                   select new OpinionRow(
                       o.Id, new DossierNumber(o.DossierYear, DossierNumber.Opinion, o.DossierSerial).ToString(), o.Number, o.ReportTitle, o.SittingName, committees.GetValueOrDefault(o.Committee, ""), o.State,
                       o.MainOrgan is { } m ? bodies.GetValueOrDefault(m, "") : "", o.ReceivedOn, due?.Act, due?.Deadline.Day,
                       due is null ? "" : basis.Calendar.Remaining(due.Deadline.Day, basis.Today), due?.IsLate(basis.Today) == true,
                       actor.Serves(o.Committee), extensions.Contains(o.Id))];
    }

    /// <summary>One opinion for its page; null when it does not exist or may not be read.</summary>
    public async Task<OpinionView?> FindAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(FindAsync), id), () => ReadAsync(db, actor, id, stop));
    }

    private async Task<OpinionView?> ReadAsync(SupervisionDb db, Actor actor, ReviewOpinionId id, CancellationToken stop)
    {
        if (await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop) is not { } opinion)
        {
            return null;
        }

        return await OpinionViews.MakeAsync(db, actor, opinion, await db.HeardNotesAsync(opinion, stop), papers, stop);
    }

    /// <summary>One opinion as it was sent to the bodies of the person; nothing of an opinion of others, and the look is written down (D-16.38).</summary>
    public async Task<IReadOnlyList<UnitOpinion>> OfMyBodiesAsync(ReviewOpinionId id, CancellationToken stop)
    {
        if ((await OfMyBodiesAsync(stop)).Where(o => o.Id == id).ToList() is { Count: > 0 } own)
        {
            return own;
        }

        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await OpinionRefusal.TellAsync(db, id, "查看审议意见", stop);
        return [];
    }

    /// <summary>What was sent to the bodies of the person, the newest first.</summary>
    public async Task<IReadOnlyList<UnitOpinion>> OfMyBodiesAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var bodies = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        var opinions = await db.ReviewOpinions.AsNoTracking().Where(o => o.Dispatches.Any(d => bodies.Contains(d.Body))).ToListAsync(stop);
        var basis = await db.LoadBasisAsync(stop);
        List<UnitOpinion> found = [];
        foreach (var opinion in opinions.OrderByDescending(o => o.DispatchedOn))
        {
            found.AddRange(await UnitViews.OfAsync(db, opinion, actor, basis, stop));
        }

        return found;
    }
}

/// <summary>A line of the list (screens 3.8).</summary>
/// <param name="Id">The opinion.</param>
/// <param name="Dossier">〔2026〕意见3号.</param>
/// <param name="Number">发文字号, once given.</param>
/// <param name="Report">议题.</param>
/// <param name="Sitting">会议.</param>
/// <param name="Committee">承办委.</param>
/// <param name="State">阶段.</param>
/// <param name="MainOrgan">主送.</param>
/// <param name="ReceivedOn">送达.</param>
/// <param name="NextAct">The next thing owed.</param>
/// <param name="Due">Its last day.</param>
/// <param name="Remaining">剩余, in words.</param>
/// <param name="IsLate">逾期.</param>
/// <param name="IsMine">Carried by a committee of the person.</param>
/// <param name="AsksMoreTime">An extension waits for the council (D-8.5).</param>
public sealed record OpinionRow(
    ReviewOpinionId Id, string Dossier, string? Number, string Report, string Sitting, string Committee, OpinionState State, string MainOrgan,
    DateOnly? ReceivedOn, string? NextAct, DateOnly? Due, string Remaining, bool IsLate, bool IsMine, bool AsksMoreTime)
{
    public string Stage => OpinionWords.Of(State);

    /// <summary>第三十次会议, without the name of the house.</summary>
    public string SittingShort => Sitting.LastIndexOf('第') is > 0 and var at ? Sitting[at..] : Sitting;
}
