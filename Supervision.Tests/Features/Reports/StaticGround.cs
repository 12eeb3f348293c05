using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;

namespace Supervision.Tests.Features.Reports;

/// <summary>One report of the government on its way to a sitting, for the pages of members and liaisons.</summary>
internal sealed partial class StaticGround(TestApp app)
{
    private static readonly DateOnly Called = new(2026, 4, 1);
    private static readonly ReportAct Before = new(null, "办公室", new(2026, 4, 2, 1, 0, 0, TimeSpan.Zero));

    public SupervisedBody Government { get; } = SupervisedBody.Named("望溪县人民政府", "县人民政府", BodyKind.Government, new(2021, 1, 1), 1);

    public SupervisedBody Court { get; } = SupervisedBody.Named("望溪县人民法院", "县人民法院", BodyKind.Court, new(2021, 1, 1), 2);

    public WorkCommittee Committee { get; } = WorkCommittee.Named("社会建设工作委员会", "社会建设工委", WorkCommitteeKind.Working, 1);

    public Term Term { get; } = Term.Of(17, new(2021, 12, 20), null, 33);

    public Sitting Sitting { get; private set; } = null!;

    public SpecialReport Report { get; private set; } = null!;

    public AgendaItemId Item { get; } = new(Guid.NewGuid());

    /// <summary>Lays the ground: a sitting beginning on the day, and a report carried up to a state.</summary>
    public static async Task<StaticGround> LayAsync(TestApp app, ReportState upTo, DateOnly firstDay, int opinions = 2, ReportTier tier = ReportTier.Committee)
    {
        var ground = new StaticGround(app);
        ground.PlanSitting(firstDay);
        ground.Report = SpecialReport.FromPlan(
            new(Guid.NewGuid()), 8,
            new(new(Guid.NewGuid()), 2026, tier, "全县养老服务工作情况的报告", ground.Government.Id, null, ground.Committee.Id, null), Before);
        if (tier == ReportTier.Committee)
        {
            ground.Carry(upTo, opinions);
        }
        else
        {
            ground.Report.SetMeeting(new(null, "社会建设工委会议", firstDay, "二楼会议室"), Before);
        }

        await using var db = await app.OpenAsync();
        db.AddRange(ground.Government, ground.Court, ground.Committee, ground.Term, ground.Sitting, ground.Report);
        await db.SaveChangesAsync();
        await ground.ReplanAsync();
        return ground;
    }

    /// <summary>A member in office with an account.</summary>
    public async Task<Visitor> MemberAsync(string user)
    {
        await AddMemberAsync(user);
        var visitor = new Visitor(app);
        await visitor.SignInAsync(user, Visitor.Password);
        return visitor;
    }

    /// <summary>The same, not signed in.</summary>
    public async Task<Actor> AddMemberAsync(string user, int order = 1)
    {
        var account = await Visitor.AccountAsync(app, user);
        await using var db = await app.OpenAsync();
        var member = Member.Elected(Term.Id, new(account.Person.Value), MemberPosition.Ordinary, Term.Start, order);
        db.Add(member);
        await db.SaveChangesAsync();
        return new(new(account.Person.Value), "测试" + user, new HashSet<Role> { Role.Member }) { Member = member.Id };
    }

    public Task<Visitor> LiaisonAsync(string user, SupervisedBody body) => Visitor.SignedInAsync(app, user, Role.BodyLiaison, body.Id.Value);

    /// <summary>Closes the sitting on its only day.</summary>
    public async Task CloseAsync()
    {
        await using var db = await app.OpenAsync();
        var sitting = await db.Sittings.SingleAsync();
        sitting.Close(sitting.FirstDay, sitting.FirstDay);
        await db.SaveChangesAsync();
    }

    public async Task ReplanAsync()
    {
        await using var acting = await app.AsAsync(Actor.System("测试"));
        await using var db = await app.OpenAsync();
        await acting.Get<DeadlinePlanner>().ReplanAllAsync(db, default);
    }

    /// <summary>Value of a hidden field.</summary>
    public static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    /// <summary>A Word file with these words in it.</summary>
    public static byte[] Word(string words)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types/>");
            Write(archive, "word/document.xml", $"<w:document><w:t>{words}</w:t></w:document>");
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    private void PlanSitting(DateOnly firstDay)
    {
        Sitting = Sitting.Plan(new(Guid.NewGuid()), Term.Id, 31, new(firstDay, firstDay, new(9, 0), "三楼会议室"), false, Called);
        Sitting.Call(new(
            new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 5, Called, CouncilOutcome.Approved, true, "会期", CouncilPurpose.SittingCall,
            Sitting.Matter, null, "纪要5"));
    }

    private void Carry(ReportState upTo, int opinions)
    {
        Sitting.Put(Item, Report.Title, Report.Matter, "");
        Sitting.SendNotice(Called);
        var facts = new HearingSitting(Sitting.Id, Sitting.Name, Sitting.FirstDay, Sitting.LastDay, Called, false, true, false);
        IEnumerable<Action> steps =
        [
            () => Report.Schedule(facts, Sitting.FirstDay.AddDays(-20), false, Before),
            () => Report.SendOpinions([.. Enumerable.Range(1, opinions).Select(i => ($"第{i}件事还要加强", "代表建议"))], false, Before),
            () => Report.ReceiveDraft(new(Guid.NewGuid(), new('A', 64), "初稿.docx"), Sitting.FirstDay, false, Before),
            () => Report.Comment(true, true, Before),
            () => Report.ReceiveRevised(
                new(Guid.NewGuid(), new('B', 64), "正式稿.docx"),
                [.. Report.Opinions.Select(o => new AnswerLine(o.Id, OpinionAnswer.Adopted, ""))], "", Sitting.FirstDay, false, Before),
            () => Distribute(new(Guid.NewGuid())),
        ];
        foreach (var step in steps.TakeWhile(_ => Report.State != upTo))
        {
            step();
        }

        if (upTo == ReportState.Distributed)
        {
            Sitting.Open(20, 27, Sitting.FirstDay);
            Sitting.AdoptAgenda(Sitting.FirstDay);
        }
    }

    private void Distribute(MemberId member) => Report.Distribute(
        new Dictionary<MemberId, DeliveryMode> { [member] = DeliveryMode.Both }, [new(member, "黄丽萍")], Sitting.FirstDay, Before);
}
