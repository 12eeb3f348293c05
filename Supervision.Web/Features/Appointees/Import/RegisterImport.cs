using Supervision.Domain.Appointees;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;
using static Supervision.Web.Features.Appointees.Import.AppointeeColumns;

namespace Supervision.Web.Features.Appointees.Import;

/// <summary>What an import would do with one row.</summary>
/// <param name="Number">Row in the file.</param>
/// <param name="Name">Whom it is about.</param>
/// <param name="What">新增, 更新, 已有 or 有误.</param>
/// <param name="Detail">What exactly, or what is wrong.</param>
public sealed record RegisterRow(int Number, string Name, string What, string Detail)
{
    /// <summary>The column in which it is wrong; empty when it is no single one.</summary>
    public string Column { get; init; } = "";

    /// <summary>第 3 行“免职日期”列：……</summary>
    public string Words => Number == 0 ? Detail : $"第 {Number} 行{(Column.Length > 0 ? $"“{Column}”列" : "")}：{Detail}";
}

/// <summary>What an import would do; with any problem it does nothing, unless it was chosen to take the good rows (D-17.33).</summary>
public sealed record RegisterPreview(IReadOnlyList<RegisterRow> Rows)
{
    public int Added => Rows.Count(r => r.What == "新增");

    public int Updated => Rows.Count(r => r.What == "更新");

    public int Known => Rows.Count(r => r.What == "已有");

    public IReadOnlyList<RegisterRow> Problems => [.. Rows.Where(r => r.What == "有误")];

    /// <summary>Rows with nothing wrong.</summary>
    public IReadOnlyList<RegisterRow> Good => [.. Rows.Where(r => r.What != "有误")];

    /// <summary>Rows of the file with something wrong; one row may have several.</summary>
    public int BadRows => Problems.Select(p => p.Number).Distinct().Count();

    /// <summary>将新增 6 人，更新 3 人，2 行有误.</summary>
    public string Words => $"将新增 {Added} 条，更新 {Updated} 条，已有 {Known} 条，{(Problems.Count == 0 ? "没有问题" : $"{BadRows} 行有误")}";
}

/// <summary>Turns rows of a file into files and posts, in a context that is saved or thrown away.</summary>
internal sealed class RegisterImport
{
    private readonly SupervisionDb db;
    private readonly List<Person> people;
    private readonly List<Appointee> files;
    private readonly List<SupervisedBody> bodies;
    private readonly ILookup<PersonId, Member> members;
    private readonly List<RegisterRow> rows = [];

    private RegisterImport(SupervisionDb db, List<Person> people, List<Appointee> files, List<SupervisedBody> bodies, List<Member> members) =>
        (this.db, this.people, this.files, this.bodies, this.members) = (db, people, files, bodies, members.ToLookup(m => m.Person));

    /// <summary>The files that were touched.</summary>
    public HashSet<Appointee> Touched { get; } = [];

    public RegisterPreview Preview => new(rows);

    /// <summary>Reads the file into the context.</summary>
    public static async Task<RegisterImport> RunAsync(SupervisionDb db, Stream content, CancellationToken stop)
    {
        var import = new RegisterImport(
            db, await db.People.ToListAsync(stop), await db.Appointees.ToListAsync(stop), await db.SupervisedBodies.AsNoTracking().ToListAsync(stop),
            await db.Members.AsNoTracking().ToListAsync(stop));
        var reading = SheetReader.Read(content);
        var (places, missing) = reading.Sheet is { } sheet ? Find(sheet) : (new Dictionary<string, int>(StringComparer.Ordinal), reading.Problems);
        import.rows.AddRange(missing.Select(p => new RegisterRow(p.Row, "", "有误", p.Message)));
        foreach (var row in missing.Count == 0 ? reading.Sheet!.Rows : [])
        {
            import.Take(new(row, places));
        }

        return import;
    }

    private void Take(AppointeeLine line)
    {
        List<(string Column, string Cause)> problems = [];
        var entry = EntryOf(line, problems);
        var person = problems.Count == 0 ? PersonOf(line, problems) : null;
        if (entry is null || person is null)
        {
            TellWrong(line, problems);
            return;
        }

        var file = files.Find(f => f.Person == person.Id) ?? Appointee.Of(person.Id, db.Clock.Today());
        if (file.Appointments.FirstOrDefault(a => a.Organ == entry.Office.Organ && a.Post == entry.Office.Post && a.From == entry.From && a.WithdrawnOn is null) is { } known)
        {
            Update(line, file, known, entry);
        }
        else
        {
            Add(line, file, person, entry);
        }
    }

    private void Add(AppointeeLine line, Appointee file, Person person, PastAppointment entry)
    {
        var kind = bodies.Find(b => b.Id == entry.Office.Organ)?.Kind;
        IReadOnlyList<Obstacle> obstacles =
        [
            .. Appointee.ObstaclesToOffice(entry.Office, kind), .. file.ObstaclesToRecord(entry, db.Clock.Today()),
            .. Appointee.ObstaclesToHold(members[person.Id].Select(m => (m.From, m.To)), kind, entry.From, entry.To),
        ];
        if (obstacles.Count > 0)
        {
            TellWrong(line, [.. obstacles.Select(o => (ColumnOf(o.Field), o.Message)).Distinct()]);
            return;
        }

        // A row that is refused leaves nothing behind, also when the good rows are taken.
        if (!people.Contains(person))
        {
            people.Add(person);
            db.People.Add(person);
        }

        if (!files.Contains(file))
        {
            files.Add(file);
            db.Appointees.Add(file);
        }

        var others = OthersIn(file, entry);
        file.Record(entry);
        Touched.Add(file);
        Tell(line, "新增", $"自{entry.From.Full()}起任{line[Organ]}{entry.Office.Post}{(entry.To is { } to ? $"，{to.Full()}{entry.EndReason}" : "")}{(others.Length > 0 ? $"。提示：这一职务已有{others}，请核对是否漏登免职" : "")}");
    }

    private void Update(AppointeeLine line, Appointee file, Appointment known, PastAppointment entry)
    {
        if (entry.To is not { } to || known.To == to)
        {
            Tell(line, "已有", "");
        }
        else if (file.ObstaclesToEnd(known.Id, to, entry.EndReason) is { Count: > 0 } obstacles)
        {
            TellWrong(line, [.. obstacles.Select(o => (ColumnOf(o.Field), o.Message))]);
        }
        else
        {
            file.End(known.Id, to, entry.EndReason, entry.SittingName);
            Touched.Add(file);
            Tell(line, "更新", $"{to.Full()}{entry.EndReason}");
        }
    }

    // Others who hold the same single post in that time, in words.
    private string OthersIn(Appointee file, PastAppointment entry) => !Appointee.IsSingle(entry.Office) ? "" : string.Join("、",
        from other in files
        where other.Id != file.Id
        from post in other.Appointments
        where post.Organ == entry.Office.Organ && post.Post == entry.Office.Post && post.Overlaps(entry.From, entry.To)
        select $"{people.Find(p => p.Id == other.Person)?.Name}（{post.From!.Value.Full()}起任职）");

    private PastAppointment? EntryOf(AppointeeLine line, List<(string Column, string Cause)> problems)
    {
        var organ = line[Organ].Length == 0 ? null : bodies.Find(b => b.To is null && (b.Name == line[Organ] || b.ShortName == line[Organ]));
        if (line[Organ].Length > 0 && organ is null)
        {
            problems.Add((Organ, $"没有登记单位“{line[Organ]}”，请先在单位与机构里登记。"));
        }

        var kind = KindOf(line, organ?.Kind, problems);
        var isFrom = line.TryDay(AppointeeColumns.From, out var from);
        var isTo = line.TryDay(To, out var to);
        foreach (var wrong in new[] { isFrom ? null : AppointeeColumns.From, isTo ? null : To }.OfType<string>())
        {
            problems.Add((wrong, $"写的是“{line[wrong]}”，不是日期，请写成 2026-01-10 这样的格式。"));
        }

        if (isFrom && from is null)
        {
            problems.Add((AppointeeColumns.From, "没有填写，请填写任命日期。"));
        }

        // A row that gives a day without a reason means the usual one.
        var reason = to is not null && line[Reason].Length == 0 ? "免职" : line[Reason];
        return from is not { } first ? null : new(
            new(Guid.CreateVersion7()), new(organ?.Id, line[Post], kind), first, to, line[AppointeeColumns.Sitting], line[Nominator], reason, line[Certificate]);
    }

    private static AppointeeKind KindOf(AppointeeLine line, BodyKind? organ, List<(string Column, string Cause)> problems)
    {
        if (line[Kind].Length > 0 && AppointeeKinds.Words.Values.Contains(line[Kind], StringComparer.Ordinal))
        {
            return AppointeeKinds.Words.First(w => w.Value == line[Kind]).Key;
        }

        if (line[Kind].Length > 0)
        {
            problems.Add((Kind, $"写的是“{line[Kind]}”，只能是{string.Join("、", AppointeeKinds.Words.Values)}。"));
        }

        return organ switch
        {
            BodyKind.Court => AppointeeKind.Court,
            BodyKind.Procuratorate => AppointeeKind.Procuratorate,
            BodyKind.Supervisory => AppointeeKind.Supervisory,
            BodyKind.Government when line[Post].Contains("副县长", StringComparison.Ordinal) => AppointeeKind.DeputyCountyHead,
            null => AppointeeKind.CommitteeStaff,
            _ => AppointeeKind.GovernmentMember,
        };
    }

    // The same name and note, or the only one of the name, is the same person; a note of its own makes another one (D-17.30).
    private Person? PersonOf(AppointeeLine line, List<(string Column, string Cause)> problems)
    {
        var (name, note) = (line[Name], line[Note]);
        problems.AddRange(OrganisationRules.ObstaclesToName(name, Name, what: Name).Select(o => (Name, o.Message)));
        if (problems.Count > 0)
        {
            return null;
        }

        var same = people.FindAll(p => p.Name == name);
        if (same.Find(p => p.Note == note && note.Length > 0) is { } exact)
        {
            return exact;
        }

        if (note.Length == 0 && same.Count > 1)
        {
            problems.Add((Note, $"有 {same.Count} 位同名的“{name}”，请写职务或者出生年月，以便区分。"));
            return null;
        }

        return note.Length == 0 && same.Count == 1 ? same[0] : Person.Named(name, note);
    }

    private static string ColumnOf(string? field) => field switch
    {
        nameof(OfficeEntry.Post) => Post,
        nameof(OfficeEntry.Organ) => Organ,
        nameof(Appointment.From) => AppointeeColumns.From,
        nameof(Appointment.To) => To,
        nameof(Appointment.EndReason) => Reason,
        "Person" => Name,
        _ => "",
    };

    private void TellWrong(AppointeeLine line, IReadOnlyList<(string Column, string Cause)> problems) =>
        rows.AddRange(problems.Select(p => new RegisterRow(line.Row.Number, line[Name], "有误", p.Cause) { Column = p.Column }));

    private void Tell(AppointeeLine line, string what, string detail) => rows.Add(new(line.Row.Number, line[Name], what, detail));
}
