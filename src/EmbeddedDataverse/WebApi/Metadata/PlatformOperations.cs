namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>The operations of the platform itself that are served.</summary>
internal static class PlatformOperations
{
    public const string WhoAmI = "WhoAmI";
    public const string RetrieveVersion = "RetrieveVersion";
    public const string RetrieveCurrentOrganization = "RetrieveCurrentOrganization";
    public const string RetrieveUserSetOfPrivilegesByNames = "RetrieveUserSetOfPrivilegesByNames";

    public const string RetrieveTotalRecordCount = "RetrieveTotalRecordCount";

    public static IReadOnlyList<string> Bulk { get; } = ["CreateMultiple", "UpdateMultiple", "UpsertMultiple", "DeleteMultiple"];

    public static IReadOnlyList<OperationModel> All { get; } =
    [
        new(WhoAmI, IsFunction: true, null, BoundToCollection: false, [], [Guid("BusinessUnitId"), Guid("UserId"), Guid("OrganizationId")]),
        new(RetrieveVersion, IsFunction: true, null, BoundToCollection: false, [], [new("Version", CustomApiType.String, IsOptional: true, null)]),
        new(
            RetrieveUserSetOfPrivilegesByNames,
            IsFunction: true,
            "systemuser",
            BoundToCollection: false,
            [new("PrivilegeNames", CustomApiType.StringArray, IsOptional: false, null)],
            []),
        new(
            RetrieveTotalRecordCount,
            IsFunction: true,
            null,
            BoundToCollection: false,
            [new("EntityNames", CustomApiType.StringArray, IsOptional: false, null)],
            []),
    ];

    /// <summary>Whether a name is that of one of them.</summary>
    public static bool Has(string name) => name == RetrieveCurrentOrganization || All.Any(operation => operation.Name == name);

    private static OperationParameter Guid(string name) => new(name, CustomApiType.Guid, IsOptional: true, null);
}
