namespace EmbeddedDataverse.Tests;

/// <summary>Organisations to test on: an elastic profile table and a standard custom table besides the platform's own.</summary>
internal static class Sample
{
    public const string Profile = "new_profile";
    public const string Ticket = "new_ticket";

    public static Organization Open(OrganizationOptions? options = null)
    {
        var organization = Organization.Open(options ?? new OrganizationOptions { StartTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        if (organization.IsNew)
        {
            Define(organization);
        }

        return organization;
    }

    public static void Define(Organization organization)
    {
        organization.DefineTable(new TableDefinition
        {
            LogicalName = Profile,
            SchemaName = "new_Profile",
            Kind = TableKind.Elastic,
            PrimaryName = "new_name",
            Columns = [ColumnDefinition.Text("new_name", 400), ColumnDefinition.Text("new_city"), ColumnDefinition.Of("new_score", ColumnType.Integer)],
        });
        organization.DefineTable(new TableDefinition
        {
            LogicalName = Ticket,
            SchemaName = "new_Ticket",
            PrimaryName = "new_name",
            Columns =
            [
                ColumnDefinition.Text("new_name", 100),
                ColumnDefinition.Text("new_number", 20),
                ColumnDefinition.Lookup("new_profileid", Profile),
                ColumnDefinition.Lookup("new_contactid", "contact"),
                ColumnDefinition.Of("new_count", ColumnType.Integer),
            ],
            Keys = [new AlternateKeyDefinition { Name = "new_bynumber", Columns = ["new_number"] }],
        });
    }

    public static Entity Row(string table, string name, Guid? id = null)
    {
        return new Entity(table, id ?? Guid.Empty) { ["new_name"] = name };
    }

    public static OrganizationRequest Bulk(string message, params Entity[] targets)
    {
        return new OrganizationRequest(message) { ["Targets"] = new EntityCollection([.. targets]) { EntityName = targets[0].LogicalName } };
    }

    public static OrganizationServiceFault Fault(Action action)
    {
        return Assert.Throws<FaultException<OrganizationServiceFault>>(action).Detail;
    }
}
