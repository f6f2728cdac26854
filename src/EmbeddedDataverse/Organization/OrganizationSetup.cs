namespace EmbeddedDataverse;

/// <summary>Fills a new organisation: the platform's tables, messages, the root business unit and the user SYSTEM.</summary>
internal sealed class OrganizationSetup(Organization organization)
{
    public void Run()
    {
        organization.Database.Begin();
        var registration = new TableRegistration(organization);
        foreach (var table in PlatformTables.All)
        {
            _ = organization.Catalog.Define(table);
        }

        registration.CreateMessages();
        foreach (var table in PlatformTables.All)
        {
            registration.CreateFilters(organization.Catalog.Get(table.LogicalName));
        }

        Load(new Entity(LanguageRules.Table, organization.OrganizationId)
        {
            ["name"] = organization.Name,
            [LanguageRules.Column] = organization.Options.LanguageCode,
        });
        Load(new Entity("businessunit", organization.BusinessUnitId) { ["name"] = organization.Name });
        Load(new Entity("systemuser", organization.SystemUserId)
        {
            ["fullname"] = "SYSTEM",
            ["businessunitid"] = new EntityReference("businessunit", organization.BusinessUnitId),
        });
        Load(new Entity("role", organization.Catalog.NewId())
        {
            ["name"] = PrivilegeStore.Administrator,
            ["businessunitid"] = new EntityReference("businessunit", organization.BusinessUnitId),
        });
        organization.Database.Commit();
    }

    private void Load(Entity row)
    {
        new BulkLoader(organization).Insert(organization.Catalog.Get(row.LogicalName), row);
    }
}
