namespace EmbeddedDataverse.Import;

/// <summary>One component of a solution, or one that depends on it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id: that of its row, or of the definition of a table or column.</param>
internal readonly record struct SolutionComponent(ComponentType Type, Guid Id);
