namespace Linking.Plugins.RunRecords;

/// <summary>What a run did as a whole.</summary>
/// <param name="Counts">How its rows ended.</param>
/// <param name="Samples">Some rows of each change.</param>
/// <param name="Seen">How much it saw.</param>
/// <param name="Held">How many changes the guard holds back; in a preview, how many rows would be looked at again.</param>
internal sealed record RunSums(TableCounts Counts, SampleRows Samples, Seen Seen, long Held);
