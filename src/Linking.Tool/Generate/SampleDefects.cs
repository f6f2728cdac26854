namespace Linking.Tool.Generate;

/// <summary>The sample's cases that must end as issues, some of which heal with the second unification.</summary>
internal static class SampleDefects
{
    /// <summary>The contacts once more, as Power Query reads them from the same environment.</summary>
    public static readonly UnifiedTable PowerQueryContact = new("DataversePowerQuery", "contact", "contactid", []);

    /// <summary>Writes cases 20 to 23.</summary>
    public static void Write(SampleWriter sample)
    {
        KeysWithoutRow(sample);
        RowsClaimedTwice(sample);
        KeysThatAreNoGuid(sample);
        KeysWithoutProfile(sample);
    }

    /// <summary>Case 20: the second key names a contact that is not there.</summary>
    private static void KeysWithoutRow(SampleWriter sample) =>
        sample.Add(SampleWriter.Customer(20, 1, sample.Contact(20, 1), SampleWriter.Key(UnifiedTable.Contact, "c0ffee20-0000-4000-8000-000000000099")));

    /// <summary>
    /// Case 21: the same contacts come in through two data sources; contact 1 is claimed twice from the second unification on and keeps its link, contact 2
    /// always, contact 3 only in the first.
    /// </summary>
    private static void RowsClaimedTwice(SampleWriter sample)
    {
        var (later, always, first) = (sample.Contact(21, 1), sample.Contact(21, 2), sample.Contact(21, 3));
        var own = sample.Contact(21, 4);
        sample.Add(SampleWriter.Customer(21, 1, later, always, first));
        sample.Add(SampleWriter.Customer(21, 2, own, Again(always), Again(first)), 1);
        sample.Add(SampleWriter.Customer(21, 2, own, Again(always), Again(later)), 2);
    }

    /// <summary>Case 22: a key typed by hand.</summary>
    private static void KeysThatAreNoGuid(SampleWriter sample) =>
        sample.Add(SampleWriter.Customer(22, 1, sample.Contact(22, 1), SampleWriter.Key(UnifiedTable.Contact, "CID-10042"), sample.Lead(22, 1),
            SampleWriter.Key(UnifiedTable.Lead, "c0ffee22-0000-4000-8000")));

    /// <summary>Case 23: contact 1 and lead 1 name a profile that never comes, contact 2 one that comes with the second unification.</summary>
    private static void KeysWithoutProfile(SampleWriter sample)
    {
        sample.AddKey(sample.Contact(23, 1), SampleWriter.CustomerId(23, 99).ToString("N"));
        sample.AddKey(sample.Lead(23, 1), SampleWriter.CustomerId(23, 99).ToString("N"));
        var late = SampleWriter.Customer(23, 2, sample.Contact(23, 2));
        sample.AddKey(late.Rows[0], late.KeyCustomerId, 1);
        sample.Add(late, 2);
    }

    /// <summary>The same row as another data source names it.</summary>
    private static SourceRow Again(SourceRow row) => row with { Table = PowerQueryContact };
}
