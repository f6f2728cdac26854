namespace Linking.Tool.Report;

/// <summary>A source row that has a link or was examined, as it stands at the end.</summary>
/// <param name="Table">Its table.</param>
/// <param name="RowId">Its id.</param>
/// <param name="ProfileId">The profile it is linked to, if any.</param>
/// <param name="CustomerId">That profile's CustomerId; empty without a link or without the profile.</param>
/// <param name="Change">What the last unification did to it.</param>
internal sealed record LinkLine(string Table, Guid RowId, Guid? ProfileId, string CustomerId, Change Change);
