using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Domain.Appointees;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>考试题库: what there is, and the import with its preview; for the committee with the appointee duty alone.</summary>
public sealed partial class QuestionsPage(ExamQueries queries, PreviewQuestions previewing, ImportQuestions importing, RetireQuestion retiring) : ComponentBase
{
    private const long Largest = 10 * 1024 * 1024;

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
        (preview, refusal, notice, goodOnly) = (null, null, null, false);
        try
        {
            if (e.File.Size > Largest)
            {
                refusal = $"这个文件 {e.File.Size / 1048576.0:0.#} MB，最多 10 MB。";
                return;
            }

            using var copy = new MemoryStream();
            await using var stream = e.File.OpenReadStream(Largest);
            await stream.CopyToAsync(copy);
            content = copy.ToArray();
            using var read = new MemoryStream(content);
            preview = await previewing.RunAsync(read, CancellationToken.None);
        }
        catch (IOException)
        {
            refusal = "文件没有传完整，请重新选择。";
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
