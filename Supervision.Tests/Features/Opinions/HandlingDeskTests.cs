using System.Net;
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
