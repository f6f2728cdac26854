namespace Linking.Tool.Simulation;

/// <summary>One thing to write.</summary>
/// <param name="Table">The table.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Row">The row; without values when it is deleted.</param>
internal sealed record ContentChange(ContentTable Table, ChangeKind Kind, ContentRow Row);
