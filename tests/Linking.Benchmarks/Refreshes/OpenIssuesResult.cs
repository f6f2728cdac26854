namespace Linking.Benchmarks.Refreshes;

/// <summary>Single events in which nothing changes, in an organisation with open issues about other rows, against one without.</summary>
/// <param name="Issues">How many issues are open.</param>
/// <param name="Events">How many events there were.</param>
/// <param name="Reads">Reads with them.</param>
/// <param name="ReadsWithout">Reads without.</param>
/// <param name="Time">Processor time with them against without, the median of pairs.</param>
internal sealed record OpenIssuesResult(int Issues, int Events, long Reads, long ReadsWithout, double Time);
