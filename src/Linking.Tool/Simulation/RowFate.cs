namespace Linking.Tool.Simulation;

/// <summary>What a unification does to a row of its file.</summary>
internal enum RowFate : byte
{
    Unchanged,
    Created,
    Changed,
}
