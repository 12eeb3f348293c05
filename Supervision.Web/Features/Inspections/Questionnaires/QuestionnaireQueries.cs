using System.Text.Json;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Questionnaires;

/// <summary>A questionnaire with its counts.</summary>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Sheets">How many were answered.</param>
/// <param name="Counts">Counts by question; null while there are too few.</param>
/// <param name="Links">One-time links made.</param>
/// <param name="Used">Of them used.</param>
public sealed record QuestionnaireRow(Questionnaire Questionnaire, int Sheets, IReadOnlyList<AskCount>? Counts, int Links, int Used);

/// <summary>Questionnaires of an inspection.</summary>
public sealed record QuestionnairesView(InspectionView View, IReadOnlyList<QuestionnaireRow> Rows);

/// <summary>Reads questionnaires for the desk.</summary>
public sealed class QuestionnaireQueries(InspectionActing acting, InspectionQueries inspections)
{
    public async Task<QuestionnairesView?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        List<QuestionnaireRow> rows = [];
        foreach (var questionnaire in await db.Questionnaires.AsNoTracking().Where(q => q.Inspection == id).OrderBy(q => q.Id).ToListAsync(stop))
        {
            var (of, sheets) = (questionnaire.Id, await db.SheetsAsync(questionnaire.Id, stop));
            rows.Add(new(
                questionnaire, sheets.Count, QuestionnaireCounting.Of(questionnaire, sheets), await db.QuestionnaireLinks.CountAsync(l => l.Questionnaire == of, stop),
                await db.QuestionnaireLinks.CountAsync(l => l.Questionnaire == of && l.IsUsed, stop)));
        }

        return new(view, rows);
    }

    /// <summary>Counts within the sheets that marked each choice of a question; a group that is too small has none.</summary>
    public async Task<IReadOnlyList<(string Choice, IReadOnlyList<AskCount>? Counts)>> BrokenDownAsync(Questionnaire questionnaire, int order, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var sheets = await db.SheetsAsync(questionnaire.Id, stop);
        return QuestionnaireCounting.BrokenDown(questionnaire, sheets, order);
    }

    /// <summary>The counts as they leave the house; null when there is no such questionnaire.</summary>
    public async Task<ExportTable?> TableAsync(LawInspectionId id, QuestionnaireId questionnaire, CancellationToken stop) =>
        (await FindAsync(id, stop))?.Rows.FirstOrDefault(r => r.Questionnaire.Id == questionnaire) is not { } row ? null : new(
            $"问卷统计_{row.Questionnaire.Title}", [$"收回 {row.Sheets} 份"],
            [new("题号", 8), new("问题", 40), new("选项或者回答", 50), new("份数", 10), new("占回答的比例（%）", 18)],
            row.Counts is null ? [[null, $"不足 {InspectionRules.LeastAnswersShown} 份，不分项列出", null, null, null]] : [.. row.Counts.SelectMany(LinesOf)]);

    private static IEnumerable<IReadOnlyList<object?>> LinesOf(AskCount count) => count.Ask.Kind == AskKind.Text
        ? count.Texts.Select(t => (IReadOnlyList<object?>)[count.Ask.Order, count.Ask.Text, t, null, null])
        : count.Choices.Select(c => (IReadOnlyList<object?>)
            [count.Ask.Order, count.Ask.Text, c.Choice, c.Count, count.Answered == 0 ? null : Math.Round(100m * c.Count / count.Answered, 1, MidpointRounding.AwayFromZero)]);
}

/// <summary>Answered sheets as pages and the report read them.</summary>
internal static class SheetReading
{
    public static async Task<List<IReadOnlyList<IReadOnlyList<string>>>> SheetsAsync(this SupervisionDb db, QuestionnaireId id, CancellationToken stop) =>
        (await db.QuestionnaireAnswers.AsNoTracking().Where(a => a.Questionnaire == id).Select(a => a.Content).ToListAsync(stop))
        .ConvertAll(IReadOnlyList<IReadOnlyList<string>> (c) => JsonSerializer.Deserialize<List<List<string>>>(c)!);

    /// <summary>Questionnaires that went out, as the annex of the report notes them.</summary>
    public static async Task<IReadOnlyList<AskedLine>> AskedAsync(this SupervisionDb db, LawInspectionId inspection, CancellationToken stop)
    {
        List<AskedLine> asked = [];
        foreach (var questionnaire in await db.Questionnaires.AsNoTracking().Where(q => q.Inspection == inspection && q.OpenedOn != null).OrderBy(q => q.OpenedOn).ThenBy(q => q.Id).ToListAsync(stop))
        {
            var (of, sheets) = (questionnaire.Id, await db.SheetsAsync(questionnaire.Id, stop));
            asked.Add(new(questionnaire, sheets.Count, await db.QuestionnaireLinks.CountAsync(l => l.Questionnaire == of, stop), QuestionnaireCounting.Of(questionnaire, sheets)));
        }

        return asked;
    }
}
