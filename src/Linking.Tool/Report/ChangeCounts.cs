namespace Linking.Tool.Report;

/// <summary>Source rows by what happened to them.</summary>
internal sealed class ChangeCounts
{
    private readonly long[] counts = new long[Enum.GetValues<Change>().Length];

    public long this[Change change] => counts[(int)change];

    public long Examined => counts.Sum();

    public void Add(Change change, long rows = 1) => counts[(int)change] += rows;
}
