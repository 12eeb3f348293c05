using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Domain.Appointees;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>考试题库: what there is, and the import with its preview; for the committee with the appointee duty alone.</summary>
public sealed partial class QuestionsPage(ExamQueries queries, PreviewQuestions previewing, ImportQuestions importing, RetireQuestion retiring) : ComponentBase
{
    private IReadOnlyList<ExamQuestion>? rows;
    private QuestionPreview? preview;
    private byte[] content = [];
    private string? refusal;
    private string? notice;
    private bool goodOnly;
    private bool busy;

    protected override async Task OnInitializedAsync() => rows = await queries.QuestionsAsync(CancellationToken.None);

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (preview, notice, goodOnly) = (null, null, false);
        (var picked, refusal) = await PickedFile.ReadAsync(e.File, 10);
        if (picked is not null)
        {
            content = picked;
            using var read = new MemoryStream(content);
            preview = await previewing.RunAsync(read, CancellationToken.None);
        }
    }

    private async Task ImportAsync()
    {
        busy = true;
        using var stream = new MemoryStream(content);
        var outcome = await importing.RunAsync(stream, goodOnly, CancellationToken.None);
        busy = false;
        if (outcome is { IsDone: true, Value: { } done })
        {
            (notice, preview) = ($"已导入 {done.Added} 题。", null);
            rows = await queries.QuestionsAsync(CancellationToken.None);
        }
    }

    private async Task RetireAsync(ExamQuestionId id)
    {
        await retiring.RunAsync(id, CancellationToken.None);
        notice = "已停用 1 题；以前组的卷不受影响。";
        rows = await queries.QuestionsAsync(CancellationToken.None);
    }
}
