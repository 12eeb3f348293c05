using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Tests.Building;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Reminders;

/// <summary>A subject made up for tests: one matter with the duties that the test says.</summary>
internal sealed class TestDuties(Func<LoadedBasis, IReadOnlyList<Duty>> duties) : IDutySource
{
    public static readonly MatterRef Matter = new(MatterKind.Report, Guid.CreateVersion7());

    public MatterKind Kind => MatterKind.Report;

    public static async Task<TestDuties> AddAsync(TestApp app, StartEvent start, int count, PeriodUnit unit)
    {
        var source = new TestDuties(basis => [Duty(basis.Calculator.After(start, count, unit), Party.Office)]);
        await source.PlanAsync(app);
        return source;
    }

    public static Duty Duty(
        Deadline deadline, Party by, Party? to = null, string? code = "RM-26", DateOnly? met = null, string kind = "test", MatterRef? matter = null) =>
        new(matter ?? Matter, kind, "", "编号并印发审议意见", "农村公路建设和养护", by, to ?? Party.Council, deadline, met, code, "/opinions/x");

    /// <summary>Replans as the planner does after an act.</summary>
    public async Task PlanAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        await new DeadlinePlanner([this]).SaveAsync(db, Matter, default);
    }

    public Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop) => Task.FromResult(duties(basis));
}
