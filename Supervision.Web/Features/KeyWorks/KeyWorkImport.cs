using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>What an import would do with one row.</summary>
/// <param name="Number">Row in the file; 0 for the file as a whole.</param>
/// <param name="Title">名称.</param>
/// <param name="Entry">What it becomes; null when something is wrong or it is there already.</param>
/// <param name="Detail">What is wrong, or 已有.</param>
public sealed record ImportedWork(int Number, string Title, KeyWorkEntry? Entry, string Detail)
{
    public bool IsWrong => Entry is null && Detail != "已有";
}

/// <summary>Columns of the table, and rows turned into proposals.</summary>
internal static class KeyWorkSheet
{
    private static readonly string[] Headings = ["名称", "来源", "内容", "牵头单位", "配合单位", "承办委", "分管领导"];

    public static byte[] Template() => SheetWriter.Xlsx("重点工作", [[.. Headings.Cast<object?>()]], new Dictionary<int, IReadOnlyList<string>> { [1] = [.. KeyWorkWords.Sources.Values] });

    public static async Task<IReadOnlyList<ImportedWork>> ReadAsync(SupervisionDb db, int year, Stream content, CancellationToken stop)
    {
        var reading = SheetReader.Read(content);
        if (reading.Sheet is not { } sheet)
        {
            return [.. reading.Problems.Select(p => new ImportedWork(p.Row, "", null, p.Message))];
        }

        var places = Headings.Select(h => sheet.Headings.ToList().FindIndex(x => x.Trim('*', '＊', ' ') == h)).ToArray();
        if (places[0] < 0 || places[5] < 0)
        {
            return [new(0, "", null, "没有找到“名称”或者“承办委”一列，请下载模板填写。")];
        }

        var bodies = await db.SupervisedBodies.AsNoTracking().Where(b => b.To == null).ToListAsync(stop);
        var committees = await db.WorkCommittees.AsNoTracking().ToListAsync(stop);
        var today = db.Clock.Today();
        var council = (await db.Members.AsNoTracking().ToListAsync(stop)).FindAll(m => m.IsInOffice(today) && m.IsCouncil).Select(m => m.Person).ToHashSet();
        var people = (await db.People.AsNoTracking().ToListAsync(stop)).FindAll(p => council.Contains(p.Id));
        var known = await db.KeyWorks.Where(w => w.Year == year).Select(w => w.Title).ToListAsync(stop);
        HashSet<string> seen = new(known, StringComparer.Ordinal);
        return [.. sheet.Rows.Select(row => Read(row))];

        ImportedWork Read(SheetRow row)
        {
            string Cell(int i) => places[i] < 0 ? "" : row.Cells[places[i]].Trim();
            List<string> wrong = [];
            SupervisedBodyId? Body(string name)
            {
                if (name.Length == 0)
                {
                    return null;
                }

                var found = bodies.Find(b => b.Name == name || b.ShortName == name);
                wrong.AddRange(found is null ? [$"没有登记单位“{name}”。"] : []);
                return found?.Id;
            }

            var committee = committees.Find(c => c.Name == Cell(5) || c.ShortName == Cell(5));
            wrong.AddRange(committee is null ? [$"没有承办委“{Cell(5)}”。"] : []);
            var lead = Cell(6).Length == 0 ? null : people.Find(p => p.Name == Cell(6));
            wrong.AddRange(Cell(6).Length > 0 && lead is null ? [$"“{Cell(6)}”不是主任会议成员。"] : []);
            var source = KeyWorkWords.Sources.Where(s => s.Value == Cell(1)).Select(s => (KeyWorkSource?)s.Key).FirstOrDefault();
            wrong.AddRange(Cell(1).Length > 0 && source is null ? [$"“来源”只能是{string.Join("、", KeyWorkWords.Sources.Values)}。"] : []);
            KeyWorkEntry entry = new(
                Cell(0), source ?? KeyWorkSource.Other, Cell(2), Body(Cell(3)), [.. Cell(4).Split('、', '，', ',', ';', '；').Select(n => n.Trim()).Where(n => n.Length > 0).Select(Body).OfType<SupervisedBodyId>()],
                committee?.Id, lead?.Id);
            wrong.AddRange(committee is null ? [] : entry.Obstacles().Select(o => o.Message));
            return wrong.Count > 0 ? new(row.Number, Cell(0), null, string.Join(' ', wrong)) : seen.Add(Cell(0)) ? new(row.Number, Cell(0), entry, "") : new(row.Number, Cell(0), null, "已有");
        }
    }
}

/// <summary>Imports proposals from a table (从表格导入): with one bad row nothing is written.</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class ImportKeyWorks(KeyWorkActing acting)
{
    /// <param name="year">The year.</param>
    /// <param name="content">The file.</param>
    /// <param name="write">False to look only.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<ImportedWork>>> RunAsync(int year, Stream content, bool write, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditKeyWorks, stop);
        await using var context = db;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var rows = await KeyWorkSheet.ReadAsync(db, year, content, stop);
        var wrong = rows.Where(r => r.IsWrong).ToList();
        if (wrong.Count > 0)
        {
            return new(rows, [.. wrong.Select(r => new Obstacle(KeyWorkRules.ProperWork, r.Number == 0 ? r.Detail : $"第 {r.Number} 行：{r.Detail}", "File"))]);
        }

        if (!write)
        {
            return Outcome<IReadOnlyList<ImportedWork>>.Done(rows);
        }

        await db.CycleAsync(year, stop);
        var number = await db.NextNumberAsync(year, stop);
        var today = db.Clock.Today();
        foreach (var row in rows.Where(r => r.Entry is not null))
        {
            var work = KeyWork.Propose(new(Guid.CreateVersion7()), year, number++, row.Entry!, today);
            db.KeyWorks.Add(work);
            db.Tell(work.Matter, $"从表格导入，建议列为{year}年重点工作");
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome<IReadOnlyList<ImportedWork>>.Done(rows);
    }
}
