using Linking.Chaos.Reference;

namespace Linking.Chaos.Histories;

/// <summary>That the product wrote the link of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="From">The profile before; null for none.</param>
/// <param name="To">The profile since; null for none.</param>
internal readonly record struct LinkWrite(RowRef Row, Guid? From, Guid? To);
