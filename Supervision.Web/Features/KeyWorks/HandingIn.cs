using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Files;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>A file as it comes with a form.</summary>
/// <param name="Name">Name as the sender wrote it.</param>
/// <param name="Content">The bytes, seekable.</param>
public sealed record KeyWorkFile(string Name, Stream Content);

/// <summary>What papers of a body have in common when they come in: the signature, the file, the lateness.</summary>
internal static class HandingIn
{
    private static readonly string[] Papers = ["docx", "pdf", "jpg", "png"];

    private static readonly string[] Proofs = ["docx", "xlsx", "pdf", "jpg", "png"];

    /// <summary>Keeps the signed scan, if there is one, and writes the receipt; answers what stands in the way.</summary>
    /// <param name="act">The act.</param>
    /// <param name="files">The store.</param>
    /// <param name="file">The signed scan; may be missing when the head signs in in person.</param>
    /// <param name="purpose">What the file is in its matter.</param>
    /// <param name="duty">Kind of the obligation that is met.</param>
    public static async Task<(PaperReceipt? Receipt, IReadOnlyList<Obstacle> Obstacles)> ReceiveAsync(
        this KeyWorkAct act, FileStore files, KeyWorkFile? file, string purpose, string duty)
    {
        var now = act.Db.Clock.GetUtcNow();
        var isOwner = KeyWorkRights.IsOwner(act.Actor, act.Work);
        PaperReceipt receipt = new(now, act.Actor.Name, !isOwner, isOwner && act.Actor.Has(Role.BodyHead), await DaysLateAsync(act, duty), null, "");
        if (file is not null)
        {
            var kept = await act.KeepAsync(files, file, purpose, Papers, "请用 docx、pdf 文件或者扫描图片（jpg、png）。", "File");
            if (kept.Stored is null)
            {
                return (null, kept.Obstacles);
            }

            receipt = receipt with { File = kept.Stored.Id, FileName = kept.Stored.Name };
        }

        return KeyWork.ObstaclesToSign(receipt) is { Count: > 0 } obstacles ? (null, obstacles) : (receipt, []);
    }

    /// <summary>Keeps evidence for an indicator.</summary>
    public static Task<(Persistence.StoredFile? Stored, IReadOnlyList<Obstacle> Obstacles)> KeepProofAsync(this KeyWorkAct act, FileStore files, KeyWorkFile file) =>
        act.KeepAsync(files, file, "evidence", Proofs, "佐证请用 docx、xlsx、pdf 文件或者图片（jpg、png）。", "Evidence");

    // Judged before it is kept: what is refused leaves no bytes behind.
    private static async Task<(Persistence.StoredFile? Stored, IReadOnlyList<Obstacle> Obstacles)> KeepAsync(
        this KeyWorkAct act, FileStore files, KeyWorkFile file, string purpose, string[] kinds, string refusal, string field)
    {
        if (FileKind.Judge(file.Content, file.Name).Kind is { } kind && !kinds.Contains(kind.Name, StringComparer.Ordinal))
        {
            return (null, [new(KeyWorkRules.SignedByHead, refusal, field)]);
        }

        var kept = await files.KeepAsync(act.Db, new(file.Name, file.Content, purpose), act.Work.Matter, act.Stop);
        return kept.IsDone ? (kept.Value, []) : (null, [.. kept.Obstacles.Select(o => o with { Field = field })]);
    }

    private static async Task<int> DaysLateAsync(KeyWorkAct act, string duty)
    {
        var id = act.Work.Id.Value;
        var open = await act.Db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.KeyWork && o.MatterId == id && o.Kind == duty && o.State == ObligationState.Open).ToListAsync(act.Stop);
        return open.Select(o => o.DaysLate(act.Today)).DefaultIfEmpty(0).Max();
    }

    /// <summary>逾期 2 天, 代录 and so on, for the sentence of the history.</summary>
    public static string Words(PaperReceipt receipt) =>
        $"{(receipt.IsByOffice ? "（代录）" : receipt.IsByHead ? "（负责人本人）" : "")}{(receipt.DaysLate > 0 ? $"，逾期 {receipt.DaysLate} 天" : "")}";
}
