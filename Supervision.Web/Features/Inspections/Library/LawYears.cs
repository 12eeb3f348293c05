using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.Library;

/// <summary>An inspection as the yearly view counts it.</summary>
/// <param name="Id">The inspection.</param>
/// <param name="Law">Key of its law.</param>
/// <param name="Title">Its title.</param>
/// <param name="Approved">The day on which the council approved its scheme.</param>
/// <param name="Held">The day on which it was carried out: the approval of its report, or the first day of field work while there is none; null before that.</param>
/// <param name="IsWithdrawn">True of one that was withdrawn afterwards: counted apart (D-6.14).</param>
public sealed record CountedInspection(LawInspectionId Id, string Law, string Title, DateOnly Approved, DateOnly? Held, bool IsWithdrawn);

/// <summary>A law and when it was inspected.</summary>
/// <param name="Law">The newest version.</param>
/// <param name="All">All its inspections with an approved scheme, the newest first.</param>
/// <param name="InTerm">Those of the term.</param>
public sealed record LawYearsRow(LawRow Law, IReadOnlyList<CountedInspection> All, IReadOnlyList<CountedInspection> InTerm)
{
    /// <summary>本届, or the earlier term that is looked at.</summary>
    public string TermName { get; init; } = LawYearsView.Present;

    /// <summary>从未检查, 本届未检查 or how often in the term.</summary>
    public string Standing => All.Count == 0 ? "从未检查" : InTerm.Count == 0 ? $"{TermName}未检查" : $"{TermName} {InTerm.Count} 次";

    /// <summary>The day it was last inspected; an approved scheme alone is no inspection yet.</summary>
    public DateOnly? Last => All.Max(i => i.Held);

    /// <summary>2026年8月3日, 方案已批准，还没有实地检查, or —.</summary>
    public string LastWords => Last?.Full() ?? (All.Count == 0 ? "—" : "方案已批准，还没有实地检查");
}

/// <summary>Inspections of one year: a scheme that the council approved in it (D-6.14).</summary>
public sealed record InspectionYear(int Year, int Counted, int Withdrawn);

/// <summary>The yearly view of a term.</summary>
/// <param name="Term">Number of the term.</param>
/// <param name="Terms">Terms to choose from.</param>
/// <param name="Years">Its years.</param>
/// <param name="Rows">The laws of the library: never inspected first, then the longest ago.</param>
public sealed record LawYearsView(int Term, IReadOnlyList<FilterChoice> Terms, IReadOnlyList<InspectionYear> Years, IReadOnlyList<LawYearsRow> Rows)
{
    /// <summary>The present term in a word.</summary>
    public const string Present = "本届";

    /// <summary>本届 of the present term, 第十六届 of an earlier one.</summary>
    public string TermName { get; init; } = Present;

    /// <summary>第十七届; 本届 while no term is entered.</summary>
    public string TermWords => Term == 0 ? Present : $"第{ChineseNumber.Of(Term)}届";

    public string Answer => Rows.Count == 0 ? "文本库还是空的。"
        : $"文本库有 {Rows.Count} 部法律法规：{TermWords}检查过 {Rows.Count(r => r.InTerm.Count > 0)} 部，从未检查 {Rows.Count(r => r.All.Count == 0)} 部。"
            + $"{TermName}执法检查 {Years.Sum(y => y.Counted)} 件{(Years.Sum(y => y.Withdrawn) is > 0 and var gone ? $"，另有撤回 {gone} 件" : "")}。";

    /// <summary>The same as it leaves the house.</summary>
    public ExportTable Table => new(
        "历年执法检查", [TermWords, .. Years.Select(y => $"{y.Year}年 {y.Counted} 件{(y.Withdrawn > 0 ? $"（另撤回 {y.Withdrawn} 件）" : "")}")],
        [new("法律法规", 40), new($"{TermName}检查", 14), new($"{TermName}年份", 18), new("最近一次", 14), new("历次检查", 40)],
        [.. Rows.Select(r => (IReadOnlyList<object?>)[
            r.Law.Title, r.Standing, string.Join('、', r.InTerm.Select(i => i.Approved.Year).Distinct().Order()), r.Last, string.Join('；', r.All.Select(i => $"{i.Approved.Year}年{i.Title}"))])]);
}

/// <summary>Reads which laws were inspected when (issue: the yearly view).</summary>
public sealed class LawYearQueries(InspectionActing acting)
{
    /// <param name="term">Number of a term as an address names it; anything else is the present one.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<LawYearsView> FindAsync(string? term, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var today = db.Clock.Today();
        var terms = await db.Terms.AsNoTracking().OrderByDescending(t => t.Number).ToListAsync(stop);
        var wanted = ListAddress.Number(term);
        var chosen = terms.Find(t => t.Number == wanted) ?? terms.Find(t => t.Holds(today)) ?? terms.FirstOrDefault();
        var inspections = await CountedAsync(db, stop);
        bool InTerm(CountedInspection i) => chosen?.Holds(i.Approved) == true;
        var laws = (await db.LawTexts.AsNoTracking().Select(l => new LawRow(l.Id, l.Law, l.Title, l.Organ, l.VersionDate, l.Chapters, l.Sections, l.Articles, l.AddedOn, l.RetiredOn)).ToListAsync(stop))
            .GroupBy(l => l.Law, StringComparer.Ordinal).Select(g => g.OrderBy(l => l.RetiredOn is not null).ThenByDescending(l => l.VersionDate).First());
        var held = inspections.Where(i => !i.IsWithdrawn).OrderByDescending(i => i.Approved).ToLookup(i => i.Law, StringComparer.Ordinal);
        var name = chosen is null || chosen.Holds(today) ? LawYearsView.Present : $"第{ChineseNumber.Of(chosen.Number)}届";
        return new(
            chosen?.Number ?? 0, [.. terms.Select(t => new FilterChoice($"{t.Number}", $"第{ChineseNumber.Of(t.Number)}届"))],
            chosen is null ? [] : [.. YearsOf(chosen, today).Select(y => new InspectionYear(
                y, inspections.Count(i => InTerm(i) && i.Approved.Year == y && !i.IsWithdrawn), inspections.Count(i => InTerm(i) && i.Approved.Year == y && i.IsWithdrawn)))],
            [.. laws.Select(l => new LawYearsRow(l, [.. held[l.Law]], [.. held[l.Law].Where(InTerm)]) { TermName = name }).OrderBy(r => r.Last ?? DateOnly.MinValue).ThenBy(r => r.Law.Law, StringComparer.CurrentCulture)])
        {
            TermName = name,
        };
    }

    private static IEnumerable<int> YearsOf(Term term, DateOnly today)
    {
        var last = term.End is { } end && end.AddDays(-1) < today ? end.AddDays(-1).Year : today.Year;
        return Enumerable.Range(term.Start.Year, Math.Max(1, last - term.Start.Year + 1));
    }

    private static async Task<List<CountedInspection>> CountedAsync(SupervisionDb db, CancellationToken stop)
    {
        var rows = await db.LawInspections.AsNoTracking().Where(i => i.Law != null).Select(i => new
        {
            i.Id,
            i.Law,
            i.Title,
            i.State,
            Approved = i.Steps.Where(s => s.State == InspectionState.SchemeApproved).Select(s => (DateOnly?)s.Day).Max(),
            Reported = i.Steps.Where(s => s.State == InspectionState.ReportApproved).Select(s => (DateOnly?)s.Day).Max(),
            Field = i.Steps.Where(s => s.State == InspectionState.Field).Select(s => (DateOnly?)s.Day).Max(),
        }).ToListAsync(stop);
        var keys = await db.LawTexts.AsNoTracking().Select(l => new { l.Id, l.Law }).ToDictionaryAsync(l => l.Id, l => l.Law, stop);
        return [.. rows.Where(r => r.Approved is not null).Select(r => new CountedInspection(r.Id, keys[r.Law!.Value], r.Title, r.Approved!.Value, r.Reported ?? r.Field, r.State == InspectionState.Withdrawn))];
    }
}
