namespace Linking.Plugins.Planning;

/// <summary>Why a source row or a key could not be linked. The names are the codes in the issue table and in <c>issues.csv</c>.</summary>
internal enum IssueCode
{
    /// <summary>Two or more customer profiles claim one source row.</summary>
    ClaimedByTwoProfiles,

    /// <summary>A key names a row that does not exist in this environment.</summary>
    RowNotFound,

    /// <summary>A key's CustomerId belongs to no customer profile.</summary>
    ProfileNotFound,

    /// <summary>A key is no GUID, so it is no primary key of a Dataverse row.</summary>
    KeyNotGuid,

    /// <summary>The KeyRing of an alternate key is not readable JSON.</summary>
    KeyRingUnreadable,

    /// <summary>No key claims a linked row any more, but nothing said that its key was deleted.</summary>
    KeyNotFound,

    /// <summary>The link is to be cleared, but more were cleared within a day than the guard allows.</summary>
    HeldByGuard,

    /// <summary>Dataverse, or a plug-in of somebody else, refused the write of the link.</summary>
    WriteRejected,
}
