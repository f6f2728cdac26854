namespace Linking.Tool.Input;

/// <summary>Finds the primary id of the current row of a file.</summary>
internal interface IRowIdentity
{
    /// <summary>The id; null when the row has none, with what is wrong and what to do.</summary>
    Guid? Of(Files.TableRows row, out string problem, out string remedy);
}
