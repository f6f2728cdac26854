namespace EmbeddedDataverse.Import;

/// <summary>Writes an app with its components and the roles that may use it.</summary>
internal sealed class AppImport(Organization organization, RowImport rows)
{
    public Guid Save(AppPart app)
    {
        var id = rows.Save(app.Row);
        foreach (var component in app.Components)
        {
            var row = new Entity("appmodulecomponent")
            {
                ["appmoduleidunique"] = new EntityReference("appmodule", id),
                ["componenttype"] = (int)component.Type,
                ["objectid"] = IdOf(component),
            };
            _ = rows.Save(new RowPart(row, "appmoduleidunique", "objectid"));
        }

        foreach (var role in app.Roles)
        {
            _ = rows.Save(new RowPart(new Entity("appmoduleroles") { ["appmoduleid"] = id, ["roleid"] = role }, "appmoduleid", "roleid"));
        }

        return id;
    }

    private Guid IdOf(RootComponent component) => component.Type switch
    {
        ComponentType.Entity => organization.Catalog.Get(component.Name).Id,
        ComponentType.SiteMap => rows.Find(new RowPart(new Entity("sitemap") { ["sitemapnameunique"] = component.Name }, "sitemapnameunique"))!.Value,
        _ => Guid.Parse(component.Name),
    };
}
