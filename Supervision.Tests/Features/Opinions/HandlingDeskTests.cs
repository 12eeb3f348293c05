using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Features.Opinions;

namespace Supervision.Tests.Features.Opinions;

/// <summary>A body's page of its handling: what was typed about the points goes with whatever else is sent.</summary>
public sealed class HandlingDeskTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Given_typed_answers_When_a_bad_file_is_chosen_beside_them_Then_they_are_kept()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (liaison, address, points) = await ReceivedAsync(stage);
        using var visitor = liaison;
        var page = await visitor.Client.GetStringAsync(address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenIn(page)), "__RequestVerificationToken" }, { new StringContent("choose"), "_handler" },
            { new StringContent(StaticGround.Hidden(page, "Chosen.Key")), "Chosen.Key" }, { new ByteArrayContent([0, 1, 2]), "Chosen.File", "方案.wps" },
        };
        foreach (var (name, value) in Rows(points))
        {
            form.Add(new StringContent(value), name);
        }

        var answer = await Visitor.TextAsync(await visitor.Client.PostAsync(address, form));

        Assert.Contains("id=\"File-error\"", answer);
        Assert.Contains("统一药品目录的办法", answer);
        await using var db = await stage.App.OpenAsync();
        var handling = await db.OpinionHandlings.AsNoTracking().SingleAsync(h => h.Organ == stage.Government.Id);
        Assert.Equal("统一药品目录的办法", handling.AnswerTo(points[0])!.Measures);
    }

    [Fact]
    public async Task Given_typed_answers_When_an_extension_without_reason_is_asked_beside_them_Then_both_stay()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (liaison, address, points) = await ReceivedAsync(stage);
        using var visitor = liaison;

        var answer = await Visitor.TextAsync(await visitor.PostAsync(address, await visitor.TokenAsync(address),
            Rows(points).Append(("_handler", "extension")).Append(("Asked.Until", "2026-11-18")).Append(("Asked.Reason", ""))));

        Assert.Contains("统一药品目录的办法", answer);
        Assert.Contains("value=\"2026-11-18\"", answer);
        Assert.Contains("id=\"Reason-error\"", answer);
    }

    [Fact]
    public async Task Given_two_tabs_When_the_older_one_saves_other_words_Then_it_sees_what_changed_and_only_its_next_press_replaces_them()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (liaison, address, points) = await ReceivedAsync(stage);
        using var visitor = liaison;
        var page = await visitor.Client.GetStringAsync(address);
        var token = Visitor.TokenIn(page);
        IEnumerable<(string, string)> Tab(string html, string words) => Rows(points, words).Concat(Began(html, points)).Append(("_handler", "answers"));

        var first = await visitor.PostAsync(address, token, Tab(page, "第一个窗口的措施"));
        var second = await Visitor.TextAsync(await visitor.PostAsync(address, token, Tab(page, "第二个窗口的措施")));
        var between = await MeasuresAsync(stage, points[0]);
        var third = await visitor.PostAsync(address, token, Tab(second, "第二个窗口的措施"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, third.StatusCode));
        Assert.Contains("改过，您填写的还没有保存", second, StringComparison.Ordinal);
        Assert.Contains("第一个窗口的措施", Regex.Replace(second, "</?(ins|del)[^>]*>|\\s+", "", RegexOptions.None, Patience), StringComparison.Ordinal);
        Assert.Contains("第二个窗口的措施", second, StringComparison.Ordinal);
        Assert.Equal("第一个窗口的措施", between);
        Assert.Equal("第二个窗口的措施", await MeasuresAsync(stage, points[0]));
    }

    [Fact]
    public async Task Given_an_older_tab_that_changed_another_point_When_it_saves_Then_both_stay()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (liaison, address, points) = await ReceivedAsync(stage);
        using var visitor = liaison;
        var page = await visitor.Client.GetStringAsync(address);
        var token = Visitor.TokenIn(page);
        IEnumerable<(string, string)> Tab(int changed, string words) => points.SelectMany((p, i) => Row(i, p, i == changed ? words : null)).Concat(Began(page, points)).Append(("_handler", "answers"));

        await visitor.PostAsync(address, token, Tab(0, "第一条的措施"));
        var second = await visitor.PostAsync(address, token, Tab(1, "第二条的措施"));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(("第一条的措施", "第二条的措施"), (await MeasuresAsync(stage, points[0]), await MeasuresAsync(stage, points[1])));
    }

    [Fact]
    public async Task Given_a_typed_request_When_answers_are_saved_or_a_bad_file_is_chosen_beside_it_Then_the_request_stays_typed_and_nothing_is_asked()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (liaison, address, points) = await ReceivedAsync(stage);
        using var visitor = liaison;
        var page = await visitor.Client.GetStringAsync(address);
        (string, string)[] request = [("Asked.Until", "2026-11-18"), ("Asked.Reason", "招标周期较长")];
        using var form = new MultipartFormDataContent { { new ByteArrayContent([]), "Chosen.File", "方案.docx" } };
        foreach (var (name, value) in Rows(points).Concat(request).Append(("_handler", "choose")).Append(("Chosen.Key", StaticGround.Hidden(page, "Chosen.Key"))).Append(("__RequestVerificationToken", Visitor.TokenIn(page))))
        {
            form.Add(new StringContent(value), name);
        }

        var saved = await Visitor.TextAsync(await visitor.PostAsync(address, Visitor.TokenIn(page), Rows(points).Concat(request).Append(("_handler", "answers"))));
        var bad = await Visitor.TextAsync(await visitor.Client.PostAsync(address, form));

        foreach (var answer in new[] { saved, bad })
        {
            Assert.Contains("招标周期较长", answer, StringComparison.Ordinal);
            Assert.Contains("value=\"2026-11-18\"", answer, StringComparison.Ordinal);
        }

        Assert.Contains("办理情况已保存。下面填写的申请还没有提出。", saved, StringComparison.Ordinal);
        Assert.Contains("这个文件是空的（0 字节）", bad, StringComparison.Ordinal);
        await using var db = await stage.App.OpenAsync();
        var handling = await db.OpinionHandlings.AsNoTracking().SingleAsync(h => h.Organ == stage.Government.Id);
        Assert.Empty(handling.Extensions);
        Assert.Equal("统一药品目录的办法", handling.AnswerTo(points[0])!.Measures);
    }

    [Fact]
    public async Task Given_a_typed_wish_to_pass_points_on_When_evidence_is_uploaded_beside_it_Then_it_stays_typed()
    {
        await using var ground = await FollowUp.HandlingGround.LayAsync();
        using var visitor = await Visitor.SignedInAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        var address = $"/unit/opinions/{ground.Id.Value}/handling?body={ground.Health.Value}";
        var page = await visitor.Client.GetStringAsync(address);
        using var form = new MultipartFormDataContent { { new ByteArrayContent([.. "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8]), "Attached.File", "佐证.pdf" } };
        var point = Regex.Match(page, "name=\"Attached.Point\"[^>]*><option value=\"([^\"]+)\"", RegexOptions.None, Patience).Groups[1].Value;
        foreach (var (name, value) in new[]
        {
            ("_handler", "evidence"), ("Attached.Point", point), ("Refused.Reason", "不属于本单位职责"), ("Refused.To", ground.Government.Value.ToString()), ("__RequestVerificationToken", Visitor.TokenIn(page)),
        })
        {
            form.Add(new StringContent(value), name);
        }

        var answer = await Visitor.TextAsync(await visitor.Client.PostAsync(address, form));

        Assert.Contains("佐证材料已上传。下面填写的申请还没有提出。", answer, StringComparison.Ordinal);
        Assert.Contains("不属于本单位职责</textarea>", answer, StringComparison.Ordinal);
        Assert.Matches($"value=\"{ground.Government.Value}\" selected", answer);
    }

    [Fact]
    public async Task Given_typed_answers_When_a_blank_form_or_a_wrong_file_is_read_Then_they_stay_and_the_cause_is_said()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (liaison, address, points) = await ReceivedAsync(stage);
        using var visitor = liaison;
        var page = await visitor.Client.GetStringAsync(address);
        var blank = await visitor.Client.GetByteArrayAsync(Regex.Match(page, "href=\"(/opinions/[^\"]+/form[^\"]*)\"", RegexOptions.None, Patience).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal));
        async Task<string> ReadAsync(byte[] file)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "Table.File", "表格.docx" } };
            foreach (var (name, value) in Rows(points).Append(("_handler", "table")).Append(("__RequestVerificationToken", Visitor.TokenIn(page))))
            {
                form.Add(new StringContent(value), name);
            }

            return await Visitor.TextAsync(await visitor.Client.PostAsync(address, form));
        }

        var (unfilled, empty, pdf) = (await ReadAsync(blank), await ReadAsync([]), await ReadAsync([.. "%PDF-1.4\n"u8]));

        Assert.All([unfilled, empty, pdf], p => Assert.Contains("统一药品目录的办法", p, StringComparison.Ordinal));
        Assert.Contains("这份表格还没有填写，没有读入内容；页面上已填写的没有改动。", unfilled, StringComparison.Ordinal);
        Assert.Contains("这个文件是空的（0 字节）", empty, StringComparison.Ordinal);
        Assert.Contains("这是 pdf 文件，不是从这里下载的表格。请上传填好的 Word 表格（docx）。", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_point_not_adopted_When_saved_without_a_reason_Then_refused_at_its_field_and_one_with_only_a_state_is_not_counted_as_filled()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (liaison, address, points) = await ReceivedAsync(stage);
        using var visitor = liaison;
        var token = await visitor.TokenAsync(address);
        (string, string)[] One(string status) => [("Answered.Rows[0].Point", points[0].ToString()), ("Answered.Rows[0].Status", status), ("Answered.Rows[0].Result", ""), ("_handler", "answers")];

        var refused = await Visitor.TextAsync(await visitor.PostAsync(address, token, One("NotAdopted")));
        var kept = await visitor.PostAsync(address, token, One("InProgress"));
        var after = WebUtility.HtmlDecode(await visitor.Client.GetStringAsync(address));

        Assert.Matches("id=\"Point\\d+\\.Result-error\">[^<]*不采纳，请写明理由。", refused);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains($"{points.Count} 条，已填齐 0 条", after, StringComparison.Ordinal);
    }

    private static async Task<string> MeasuresAsync(OpinionStage stage, Guid point)
    {
        await using var db = await stage.App.OpenAsync();
        return (await db.OpinionHandlings.AsNoTracking().SingleAsync(h => h.Organ == stage.Government.Id)).AnswerTo(point)?.Measures ?? "";
    }

    // The token of each point as the form holds it.
    private static IEnumerable<(string, string)> Began(string html, IReadOnlyList<Guid> points) =>
        points.Select((_, i) => ($"Answered.Rows[{i}].Began", StaticGround.Hidden(html, $"Answered.Rows[{i}].Began")));

    private static IEnumerable<(string, string)> Row(int i, Guid point, string? measures) =>
    [
        ($"Answered.Rows[{i}].Point", point.ToString()), ($"Answered.Rows[{i}].Status", measures is null ? "" : "InProgress"), ($"Answered.Rows[{i}].Measures", measures ?? ""),
        ($"Answered.Rows[{i}].Result", ""), ($"Answered.Rows[{i}].Evidence", ""), ($"Answered.Rows[{i}].Day", ""),
    ];

    private static IEnumerable<(string Name, string Value)> Rows(IReadOnlyList<Guid> points, string measures) => points.SelectMany((p, i) => Row(i, p, measures));

    private static IEnumerable<(string Name, string Value)> Rows(IReadOnlyList<Guid> points) => points.SelectMany((p, i) => new (string, string)[]
    {
        ($"Answered.Rows[{i}].Point", p.ToString()), ($"Answered.Rows[{i}].Status", "InProgress"), ($"Answered.Rows[{i}].Measures", "统一药品目录的办法"),
        ($"Answered.Rows[{i}].Result", ""), ($"Answered.Rows[{i}].Evidence", ""), ($"Answered.Rows[{i}].Day", "2026-09-30"),
    });

    private static async Task<(Visitor Liaison, string Address, IReadOnlyList<Guid> Points)> ReceivedAsync(OpinionStage stage)
    {
        var id = await stage.AddAsync(AnOpinion.Dispatched(AnOpinion.SittingEnd, AnOpinion.SittingEnd, stage.New(), stage.Government.Id));
        await using (var government = await stage.LiaisonAsync(stage.Government))
        {
            Assert.True((await government.Get<ConfirmReceipt>().RunAsync(id, stage.Government.Id, null, default)).IsDone);
        }

        var opinion = await stage.ReadAsync(id);
        var liaison = await Visitor.SignedInAsync(stage.App, "luo", Role.BodyLiaison, stage.Government.Id.Value);
        return (liaison, $"/unit/opinions/{id.Value}/handling?body={stage.Government.Id.Value}",
            [.. opinion.Points.Where(p => p.Part == OpinionPart.Proposal).Select(p => p.Id)]);
    }
}
