namespace Linking.Tool.Input;

/// <summary>Names of what Customer Insights knows of customers beside their profiles. Linking reads none of it; the insight card shows it.</summary>
/// <remarks>Source: the generated reference of the Customer Insights - Data tables, and "Work with Customer Insights data in Microsoft Dataverse".</remarks>
internal static class InsightNames
{
    /// <summary>The measures of a customer, together as JSON.</summary>
    public const string CustomerMeasure = "msdynci_customermeasure";
    public const string Measures = "msdynci_measures";

    /// <summary>The segments of a customer, as JSON.</summary>
    public const string SegmentMembership = "msdynci_segmentmembership";
    public const string Segments = "msdynci_segments";
    public const string SegmentProvider = "msdynci_segmentprovider";

    /// <summary>The lookup to the profile on the tables that every environment has.</summary>
    public const string Customer = "msdynci_lookupfield_customer";

    /// <summary>The lookup to the profile on the table of one measure, and the prefix of its relationship.</summary>
    public const string Profile = "msdynci_lookupfield_customerprofile";
    public const string MeasureRelationship = "msdynci_customerprofile_";
}
