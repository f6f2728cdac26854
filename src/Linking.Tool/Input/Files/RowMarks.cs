namespace Linking.Tool.Input.Files;

/// <summary>Columns that Synapse Link and Fabric add to each row of an export: they say which rows count, and are loaded into no column.</summary>
internal static class RowMarks
{
    /// <summary>The primary id, under the same name in every table; also in rows that are marked as deleted, where the table's own id may be empty.</summary>
    public const string Id = "id";

    /// <summary>True in a row that is deleted in Dataverse.</summary>
    public const string IsDelete = "isdelete";

    /// <summary>When the row was written to the export.</summary>
    public const string SinkModifiedOn = "sinkmodifiedon";

    /// <summary>Dataverse's own number of the row's version.</summary>
    public const string VersionNumber = "versionnumber";

    /// <summary>Whether a column of that name is one of them, but for the id.</summary>
    public static bool Contains(string name) => name is IsDelete or SinkModifiedOn or VersionNumber;
}
