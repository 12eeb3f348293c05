using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections.Findings;

namespace Supervision.Tests.Faults;

/// <summary>A photo of 200 MB from the field: a sentence, the typed words stay, and the server holds no such thing in its memory.</summary>
public sealed class LargePhotoTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Given_a_photo_of_200_megabytes_When_the_form_is_sent_Then_refused_with_the_words_kept_nothing_stored_and_little_memory()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await Visitor.AccountAsync(app, "staff", Role.WorkCommitteeStaff, field.Made.Committee.Id.Value);
        using var storage = await Storage.OfAsync(app);
        await using var server = await ServerProcess.StartAsync(storage.Folder, ("Jobs:Enabled", "false"));
        using var caller = await Caller.SignedInAsync(server.Address, "staff");
        var address = $"/m/insp/{field.Id.Value}/new";
        var before = await caller.Client.GetStringAsync(address);
        var (held, entry) = (server.PeakMemory, await field.EntryAsync());
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenIn(before)), "__RequestVerificationToken" }, { new StringContent("finding"), "_handler" },
            { new StringContent(Guid.CreateVersion7().ToString()), "Finding.Id" }, { new StringContent(entry.Item.Value.ToString()), "Finding.Item" },
            { new StringContent(entry.Body.Value.ToString()), "Finding.Body" }, { new StringContent("2026-07-20"), "Finding.Day" }, { new StringContent("0"), "Finding.SubGroup" },
            { new StringContent("城关镇农贸市场"), "Finding.Place" }, { new StringContent("Partly"), "Finding.Grade" }, { new StringContent("Ordinary"), "Finding.Severity" },
            { new StringContent("冷柜没有温度记录"), "Finding.Facts" }, { new Zeros(200L * Megabyte), "Finding.Photos", "现场.jpg" },
        };

        var answer = await caller.Client.PostAsync(address, form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Visitor.TextAsync(answer);
        Assert.Contains("这个文件 200 MB，最多 50 MB。", page, StringComparison.Ordinal);
        Assert.Contains("冷柜没有温度记录", page, StringComparison.Ordinal);
        Assert.InRange(server.PeakMemory - held, 0, 120L * Megabyte);
        await using var db = storage.Look();
        Assert.Equal((0, 0), (await db.Findings.CountAsync(), await db.StoredFiles.CountAsync()));
    }

    // Sent as it is made: the test holds it in memory no more than the server.
    private sealed class Zeros(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var some = new byte[Megabyte];
            for (var left = length; left > 0; left -= some.Length)
            {
                await stream.WriteAsync(some);
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
