namespace EmbeddedDataverse.Metadata;

/// <summary>Who owns the rows of a table.</summary>
public enum TableOwnership
{
    /// <summary>A user or a team: the table has <c>ownerid</c>.</summary>
    User,

    /// <summary>The organisation.</summary>
    Organization,

    /// <summary>Nobody: system tables.</summary>
    None,
}
