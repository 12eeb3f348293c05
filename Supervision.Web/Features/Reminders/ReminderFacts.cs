using System.Globalization;
using Supervision.Domain.Reminders;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>What the sentences of reminders need beside the obligations: sittings with their places and guests, leading members.</summary>
internal sealed class ReminderFacts
{
    private readonly Dictionary<Guid, PersonId> leads = [];
    private readonly Dictionary<Guid, string> sittingsHeardAt = [];
    private readonly Dictionary<Guid, SittingFact> sittings = [];
    private readonly Dictionary<Guid, Party> organs = [];
    private readonly Dictionary<Guid, (DateTimeOffset From, PersonId? Presider)> ratings = [];

    private ReminderFacts()
    {
    }

    /// <summary>A sitting as a reminder tells it.</summary>
    /// <param name="Name">With 常委会 in front.</param>
    /// <param name="Begins">When it begins (UTC).</param>
    /// <param name="Time">E.g. 9:00.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Guests">Guests with an account's person.</param>
    public sealed record SittingFact(string Name, DateTimeOffset Begins, string Time, string Place, IReadOnlyList<PersonId> Guests);

    /// <summary>Facts of the matters of these obligations.</summary>
    public static async Task<ReminderFacts> LoadAsync(SupervisionDb db, IReadOnlyList<Obligation> obligations, CancellationToken stop)
    {
        var facts = new ReminderFacts();
        var kinds = obligations.Select(o => o.MatterKind).ToHashSet();
        if (kinds.Contains(MatterKind.Report))
        {
            foreach (var report in await db.SpecialReports.AsNoTracking().Where(r => r.LeadMember != null).Select(r => new { r.Id, r.LeadMember }).ToListAsync(stop))
            {
                facts.leads[report.Id.Value] = report.LeadMember!.Value;
            }
        }

        if (kinds.Contains(MatterKind.Opinion))
        {
            foreach (var opinion in await db.ReviewOpinions.AsNoTracking().Select(o => new { o.Id, o.LeadMember, o.SittingName }).ToListAsync(stop))
            {
                facts.AddOpinion(opinion.Id.Value, opinion.LeadMember, opinion.SittingName);
            }
        }

        if (kinds.Contains(MatterKind.KeyWork))
        {
            foreach (var work in await db.KeyWorks.AsNoTracking().Where(w => w.LeadMember != null).Select(w => new { w.Id, w.LeadMember }).ToListAsync(stop))
            {
                facts.leads[work.Id.Value] = work.LeadMember!.Value;
            }
        }

        if (kinds.Contains(MatterKind.Inspection))
        {
            // Whoever leads the group leads the matter (D-6.3).
            foreach (var lead in await db.LawInspections.AsNoTracking().SelectMany(i => i.Members.Where(m => m.Place == Domain.Inspections.GroupPlace.Leader && m.To == null), (i, m) => new { i.Id, m.Person }).ToListAsync(stop))
            {
                facts.leads[lead.Id.Value] = lead.Person;
            }
        }

        if (kinds.Contains(MatterKind.Survey))
        {
            foreach (var survey in await db.ResearchSurveys.AsNoTracking().Where(s => s.LeadMember != null).Select(s => new { s.Id, s.LeadMember }).ToListAsync(stop))
            {
                facts.leads[survey.Id.Value] = survey.LeadMember!.Value;
            }
        }

        if (kinds.Contains(MatterKind.Appointee))
        {
            await facts.AddOrgansAsync(db, [.. obligations.Where(o => o.MatterKind == MatterKind.Appointee).Select(o => o.MatterId).Distinct()], stop);
        }

        if (kinds.Contains(MatterKind.Rating))
        {
            await facts.AddRatingsAsync(db, [.. obligations.Where(o => o.MatterKind == MatterKind.Rating).Select(o => o.MatterId).Distinct()], stop);
        }

        if (kinds.Contains(MatterKind.Sitting))
        {
            await facts.AddSittingsAsync(db, [.. obligations.Where(o => o.MatterKind == MatterKind.Sitting).Select(o => o.MatterId).Distinct()], stop);
        }

        return facts;
    }

    /// <summary>The lead council member of a matter (分管领导), when one is named.</summary>
    public PersonId? LeadOf(Guid matter) => leads.TryGetValue(matter, out var lead) ? lead : null;

    /// <summary>The organ an appointee serves in, whose head hears of what is late (RM-37).</summary>
    public Party? OrganOf(Guid matter) => organs.TryGetValue(matter, out var organ) ? organ : null;

    /// <summary>Who presides in the Chair's place at the sitting of a rating; null while the Chair does (D-17.3).</summary>
    public PersonId? PresiderOf(Guid matter) => ratings.TryGetValue(matter, out var rating) ? rating.Presider : null;

    /// <summary>The moment from which minutes are counted: a closed round can be confirmed (RM-39); null where only days count.</summary>
    public DateTimeOffset? MomentOf(Guid matter) => ratings.TryGetValue(matter, out var rating) ? rating.From : null;

    public SittingFact? SittingOf(Guid matter) => sittings.GetValueOrDefault(matter);

    /// <summary>The words of an obligation's reminders, but for the names of its parties.</summary>
    public ReminderWords Complete(ReminderWords words, Obligation o) => SittingOf(o.MatterId) is { } sitting
        ? words with { Sitting = sitting.Name, Time = sitting.Time, Place = sitting.Place }
        : sittingsHeardAt.TryGetValue(o.MatterId, out var name) ? words with { Sitting = name } : words;

    private void AddOpinion(Guid id, PersonId? lead, string sitting)
    {
        sittingsHeardAt[id] = sitting;
        if (lead is { } person)
        {
            leads[id] = person;
        }
    }

    private async Task AddOrgansAsync(SupervisionDb db, List<Guid> wanted, CancellationToken stop)
    {
        var ids = wanted.ConvertAll(id => new Domain.Appointees.AppointeeId(id));
        var today = db.Clock.Today();
        foreach (var appointee in await db.Appointees.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(stop))
        {
            if (appointee.MainOn(today)?.Organ is { } organ)
            {
                organs[appointee.Id.Value] = Party.Body(organ.Value);
            }
        }
    }

    private async Task AddRatingsAsync(SupervisionDb db, List<Guid> wanted, CancellationToken stop)
    {
        var ids = wanted.ConvertAll(id => new Domain.Ratings.RatingRoundId(id));
        var rounds = await db.RatingRounds.AsNoTracking().Where(r => ids.Contains(r.Id) && r.ClosedAt != null).ToListAsync(stop);
        var held = rounds.Select(r => r.Sitting).Distinct().ToList();
        var charged = await db.Sittings.AsNoTracking().Where(s => held.Contains(s.Id) && s.Presider != null)
            .Select(s => new { s.Id, s.Presider }).ToDictionaryAsync(s => s.Id, s => s.Presider!.Value, stop);
        var members = charged.Values.Distinct().ToList();
        var people = await db.Members.AsNoTracking().Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Person, stop);
        foreach (var round in rounds)
        {
            ratings[round.Id.Value] = (
                round.ConfirmableFrom!.Value,
                charged.TryGetValue(round.Sitting, out var member) && people.TryGetValue(member, out var person) ? person : null);
        }
    }

    private async Task AddSittingsAsync(SupervisionDb db, List<Guid> wanted, CancellationToken stop)
    {
        var ids = wanted.ConvertAll(id => new Domain.Sittings.SittingId(id));
        foreach (var s in await db.Sittings.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(stop))
        {
            sittings[s.Id.Value] = new(
                "常委会" + s.Name, s.FirstDay.StartOfDay() + s.StartTime.ToTimeSpan(), s.StartTime.ToString("H:mm", CultureInfo.InvariantCulture), s.Place,
                [.. s.Guests.Select(g => g.Person).OfType<PersonId>()]);
        }
    }
}
