namespace EmbeddedDataverse.Tests;

public sealed class NeutralityTests
{
    [Fact]
    public void A_new_organisation_holds_only_tables_of_the_platform()
    {
        using var organization = Organization.Open();
        var all = (RetrieveAllEntitiesResponse)organization.System.Execute(new RetrieveAllEntitiesRequest());
        Assert.DoesNotContain(all.EntityMetadata, entity => entity.LogicalName.Contains('_', StringComparison.Ordinal));
    }

    [Fact]
    public void Only_types_meant_for_use_are_public()
    {
        var names = typeof(Organization).Assembly.GetExportedTypes().Select(type => type.Name).Order();
        Assert.Equal(
            [
                "AlternateKeyDefinition", "AsyncService", "CallCosts", "CallOrigin", "ColumnDefinition", "ColumnType",
                "CustomApiDefinition", "CustomApiParameter", "CustomApiSteps", "CustomApiType", "ErrorCodes", "FaultPlan", "FaultRule", "JobRun",
                    "Organization",
                "OrganizationCheck", "OrganizationInUseException", "OrganizationOptions", "PlatformFaults", "PluginTraceSetting", "RelationshipDefinition",
                    "RequestCount", "RequestLog", "RequestSnapshot", "TableDefinition",
                "TableKind", "TableOwnership", "VirtualClock",
            ],
            names);
    }
}
