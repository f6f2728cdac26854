namespace EmbeddedDataverse.Checking;

/// <summary>What looking through an organisation's file found.</summary>
public sealed class OrganizationCheck
{
    internal OrganizationCheck(IReadOnlyList<string> problems, int tables, long rows)
    {
        Problems = problems;
        Tables = tables;
        Rows = rows;
    }

    /// <summary>Whether everything in the file agrees.</summary>
    public bool IsWhole => Problems.Count == 0;

    /// <summary>What is wrong, 100 lines at most; empty when the file is whole.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>How many tables were looked through.</summary>
    public int Tables { get; }

    /// <summary>How many rows they hold.</summary>
    public long Rows { get; }
}
