using Supervision.Domain.Organisation;
using Supervision.Web.Demo;
using Supervision.Web.Persistence;

namespace Supervision.Benchmarks.Data;

/// <summary>The county of the set: that of the demo with its accounts, and what ten years add to it.</summary>
internal sealed class County
{
    private const int Deputies = 1_500;
    private readonly List<(Term Term, List<Member> Members)> terms = [];

    public required DemoCounty Now { get; init; }

    public IReadOnlyList<SupervisedBody> Bodies { get; private set; } = [];

    public IReadOnlyList<WorkCommittee> Committees { get; private set; } = [];

    /// <summary>Adds everything to the context; the caller saves.</summary>
    public static County AddTo(SupervisionDb db, DateOnly today, Words words)
    {
        var county = new County { Now = DemoCounty.AddTo(db, today) };
        county.Bodies = [.. county.Now.Bodies.Values];
        county.Committees = [.. county.Now.Committees.Values];
        county.terms.Add((county.Now.Term, county.Now.Members));
        county.AddTerm(db, words, 16, today.Year - 7, today.Year - 2);
        county.AddTerm(db, words, 15, today.Year - 12, today.Year - 7);
        county.RenameUnits(db);
        for (var i = 0; i < Deputies; i++)
        {
            db.Add(Person.Named(words.Person(), $"县人大代表（{i + 1}号）"));
        }

        return county;
    }

    /// <summary>The term of a day.</summary>
    public Term TermOn(DateOnly day) => terms.First(t => t.Term.Start <= day).Term;

    /// <summary>Who is a member on a day.</summary>
    public IReadOnlyList<Member> MembersOn(DateOnly day) =>
        [.. terms.First(t => t.Term.Start <= day).Members.Where(m => m.From <= day && (m.To is null || m.To > day))];

    // One of the members resigns in the middle of each earlier term.
    private void AddTerm(SupervisionDb db, Words words, int number, int first, int last)
    {
        var (start, end) = (new DateOnly(first, 1, 12), new DateOnly(last, 1, 12));
        var term = Term.Of(number, start, end.AddDays(-1), 33);
        List<Member> members = [];
        for (var i = 0; i < 31; i++)
        {
            var person = Person.Named(words.Person(), $"第{number}届组成人员");
            var position = i == 0 ? MemberPosition.Chair : i < 6 ? MemberPosition.ViceChair : MemberPosition.Ordinary;
            var member = Member.Elected(term.Id, person.Id, position, start, i + 1);
            member.End(i == 20 ? start.AddYears(2) : end, i == 20 ? "辞职" : "换届");
            db.AddRange(person, member);
            members.Add(member);
        }

        db.Add(term);
        terms.Add((term, members));
    }

    // Units that were renamed: the old one is closed and stands behind its successor.
    private void RenameUnits(SupervisionDb db)
    {
        (string Old, string Now)[] renamed = [("卫生和计划生育局", "县卫生健康局"), ("旅游文化广电新闻出版体育局", "县文化和旅游局"), ("农业畜牧水产局", "县农业农村局")];
        foreach (var (old, now) in renamed)
        {
            var successor = Now.Bodies[now];
            var body = SupervisedBody.Named("望溪县" + old, "县" + old, BodyKind.Department, new(2005, 1, 1), Bodies.Count + 10, Now.Bodies["县人民政府"].Id);
            body.CloseOn(successor.From, successor.Id);
            successor.Follows(body.Id);
            db.Add(body);
        }
    }
}
