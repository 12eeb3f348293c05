using Supervision.Domain.Organisation;

namespace Supervision.Domain.Reports;

/// <summary>A body that the plan names for a report (报告单位), in the order of the plan (D-4.4).</summary>
public sealed class ReportBody
{
    private ReportBody()
    {
    }

    internal ReportBody(int order, string name, SupervisedBodyId? body) => (Order, Name, Body) = (order, name, body);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>From 1, as the plan lists them.</summary>
    public int Order { get; private set; }

    /// <summary>The name as the plan writes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The body; null while the name is not matched to one.</summary>
    public SupervisedBodyId? Body { get; private set; }
}
