namespace EmbeddedDataverse.Metadata;

/// <summary>How far a privilege of a role reaches; the numbers are those of <c>privilegedepthmask</c>.</summary>
internal enum PrivilegeLevel
{
    /// <summary>The user's own rows.</summary>
    Basic = 1,

    /// <summary>Rows of the user's business unit.</summary>
    Local = 2,

    /// <summary>Rows of that and of the business units below.</summary>
    Deep = 4,

    /// <summary>All rows of the organisation.</summary>
    Global = 8,
}
