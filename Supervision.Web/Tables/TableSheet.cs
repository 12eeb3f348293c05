namespace Supervision.Web.Tables;

/// <summary>A column of a table that leaves the house.</summary>
/// <param name="Head">Its heading.</param>
/// <param name="Width">Its width in characters.</param>
public sealed record TableColumn(string Head, int Width = 14);

/// <summary>A table that leaves the house. Its rows are asked for while it is written, so none has to be kept.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="First">The first row: what it is, with which filter, when and by whom.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Texts, whole numbers, decimals or days.</param>
public sealed record TableSheet(string Name, string First, IReadOnlyList<TableColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);
