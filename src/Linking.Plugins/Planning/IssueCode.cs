namespace Linking.Plugins.Planning;

/// <summary>Why a source row or a key could not be linked. The names are the codes in the issue table and in <c>issues.csv</c>.</summary>
internal enum IssueCode
{
    /// <summary>Two or more customers claim one source row with equal right. Certain when seen.</summary>
    ClaimedByTwoProfiles,

    /// <summary>A key names a row that does not exist in this environment. Found at the second look of a run.</summary>
    RowNotFound,

    /// <summary>A key's customer has no customer profile. Found at the second look of a run.</summary>
    ProfileNotFound,

    /// <summary>A key is no GUID, so it is no primary key of a Dataverse row. Certain when seen.</summary>
    KeyNotGuid,

    /// <summary>A key carries no CustomerId, so it claims nothing for anybody. Certain when seen.</summary>
    CustomerIdMissing,

    /// <summary>The KeyRing of an alternate key is not readable JSON. Certain when seen.</summary>
    KeyRingUnreadable,

    /// <summary>No key claims a linked row any more: why a run clears its link at its second look. No record is kept of it.</summary>
    KeyNotFound,

    /// <summary>Dataverse, or a plug-in of somebody else, refused the write of the link. Certain when seen.</summary>
    WriteRejected,
}
