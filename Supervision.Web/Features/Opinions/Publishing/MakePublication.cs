using Microsoft.Extensions.Options;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Deadlines;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>Makes the publication copy of the opinion or of its handling report (制作公开稿, D-8.13).</summary>
public sealed class MakePublication(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines, OpinionPapers papers, FileStore files,
    IOptions<HouseOptions> house)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, PublicationKind kind, CancellationToken stop) => FromTextAsync(id, kind, null, stop);

    /// <summary>The same with the text of the report pasted in, for a file out of which no text can be read.</summary>
    /// <param name="id">The opinion.</param>
    /// <param name="kind">What is published.</param>
    /// <param name="text">The report's text, a paragraph a line; null to read its file. Of no account for the other kinds.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> FromTextAsync(ReviewOpinionId id, PublicationKind kind, string? text, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.MakePublications, stop);
        await using var db = await databases.OpenAsync(actor, stop);

        // Looking and writing in one transaction: two who make a copy at one moment make one.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id, stop);
        if (ObstaclesTo(opinion, kind, await db.CopiesOfAsync(id, stop)) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var act = new PublicationAct(actor.Name, db.Clock.GetUtcNow());
        var source = kind == PublicationKind.Report ? await new ReportSource(files, house.Value.Committee).ReadAsync(db, opinion, text, stop) : null;
        if (source is { Problem: { } problem })
        {
            return Outcome.Refused(new Obstacle(HandlingRules.ToThePublic, problem, "Text"));
        }

        db.Publications.Add(source is not null ? Publication.Make(opinion.Matter, kind, source.Head, [.. source.Blocks, .. PublicationWords.HeardWithout(opinion)], act)
            : kind == PublicationKind.Opinion ? await OfOpinionAsync(db, opinion, act, stop)
            : await OfReportsAsync(db, opinion, act, stop));
        db.Tell(opinion.Matter, $"制作{PublicationWords.Of(kind, opinion.Inspection is not null)}公开稿");
        await deadlines.SaveAsync(db, opinion.Matter, stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }

    /// <summary>Why no copy can be made now.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesTo(ReviewOpinion o, PublicationKind kind, IReadOnlyList<Publication> copies) =>
        kind is not (PublicationKind.Report or PublicationKind.Opinion or PublicationKind.HandlingReport)
            ? [new(HandlingRules.ToThePublic, "这里只制作报告、审议意见和研究处理情况报告的公开稿。")]
        : o.State == OpinionState.NoOpinion && kind != PublicationKind.Report ? [new(HandlingRules.ToThePublic, "主任会议决定不出具审议意见，只公开报告。")]
        : o.State is < OpinionState.Dispatched or OpinionState.Withdrawn ? [new(HandlingRules.ToThePublic, "印发以后才能制作公开稿。")]
        : kind == PublicationKind.HandlingReport && o.State is not (OpinionState.Accepted or OpinionState.Published or OpinionState.Closed)
            ? [new(HandlingRules.ToThePublic, "研究处理情况报告被接受以后，才能制作公开稿。")]
        : copies.Any(c => c.Kind == kind && c.State != PublicationState.Withdrawn) ? [new(HandlingRules.ToThePublic, "已经有公开稿，请在公开稿上办理。")]
        : [];

    private async Task<Publication> OfOpinionAsync(SupervisionDb db, ReviewOpinion o, PublicationAct act, CancellationToken stop)
    {
        var document = await papers.ComposeAsync(db, o, null, stop);
        return Publication.Make(
            o.Matter, PublicationKind.Opinion, new(string.Concat(document.Title), o.Number!, house.Value.Committee),
            document.Body.Select(p => (p.Heading, p.Text)).Prepend(("", document.Addressee)), act);
    }

    // The point table as it was accepted, organ by organ.
    private static async Task<Publication> OfReportsAsync(SupervisionDb db, ReviewOpinion o, PublicationAct act, CancellationToken stop)
    {
        var names = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var handlings = (await db.OpinionHandlings.AsNoTracking().Where(h => h.Opinion == o.Id).ToListAsync(stop)).ToDictionary(h => h.Organ);
        var reports = o.Organs.Where(handlings.ContainsKey).Select(organ => (Organ: organ, Report: handlings[organ].NewestReport)).Where(r => r.Report is not null).ToList();
        var blocks = reports.SelectMany(r => r.Report!.Rows.Select(row => (
            $"{(reports.Count > 1 ? names[r.Organ] + "：" : "")}第 {row.Order} 条", PublicationWords.Of(row, o, names.GetValueOrDefault(row.Body, "")))));
        return Publication.Make(
            o.Matter, PublicationKind.HandlingReport,
            new($"关于“{o.Subject}”审议意见研究处理情况的报告", o.Number!, string.Join("、", reports.Select(r => names[r.Organ]))), blocks, act);
    }
}

/// <summary>Reading publications of an opinion, and their Chinese words.</summary>
internal static class PublicationWords
{
    public static Task<IReadOnlyList<Publication>> CopiesOfAsync(this SupervisionDb db, ReviewOpinionId id, CancellationToken stop) =>
        db.CopiesOfAsync(new MatterRef(MatterKind.Opinion, id.Value), stop);

    public static async Task<IReadOnlyList<Publication>> CopiesOfAsync(this SupervisionDb db, MatterRef matter, CancellationToken stop)
    {
        var (kind, id) = (matter.Kind, matter.Id);
        return [.. (await db.Publications.Where(p => p.MatterKind == kind && p.MatterId == id).ToListAsync(stop)).OrderBy(p => p.MadeAt)];
    }

    /// <summary>What the sitting did with a report on which no opinion was issued: the result goes to the public with the report (监督法第十七条).</summary>
    public static IEnumerable<(string Heading, string Text)> HeardWithout(ReviewOpinion opinion) => opinion.State != OpinionState.NoOpinion ? []
        : [("审议情况", $"{opinion.HeardOn.Full()}，{opinion.SittingName}听取和审议了本报告，没有形成审议意见。")];

    /// <summary>The kind in words; the report of an inspection is the group's and no special work report (监督法第三十六条).</summary>
    public static string Of(PublicationKind kind, bool isInspection) => kind switch
    {
        PublicationKind.Report => isInspection ? "执法检查报告" : "专项工作报告",
        PublicationKind.Opinion => "审议意见",
        PublicationKind.HandlingReport => "研究处理情况报告",
        PublicationKind.Survey => "专题调研报告",
        _ => "决议执行情况报告",
    };

    public static string Of(PublicationState state) => state switch
    {
        PublicationState.Draft => "制作中",
        PublicationState.Checking => "待工委核",
        PublicationState.Checked => "已核，待公开",
        PublicationState.Published => "已公开",
        _ => "已撤下",
    };

    public static string Of(PaperRow row, ReviewOpinion opinion, string body)
    {
        var asked = opinion.Points.FirstOrDefault(p => p.Id == row.Point)?.Text ?? "";
        var lines = new[]
        {
            $"意见：{asked}", $"承办：{body}", $"办理情况：{HandlingWords.Of(row.Status)}{(row.Day is { } day ? $"（{day.Full()}）" : "")}",
            row.Measures.Length > 0 ? $"措施：{row.Measures}" : "", row.Result.Length > 0 ? $"{(row.Status == PointStatus.NotAdopted ? "理由" : "结果")}：{row.Result}" : "",
        };
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }
}
