namespace EmbeddedDataverse.CustomApis;

/// <summary>
/// Custom APIs are messages whose main operation is a plug-in, or nothing. Each has an sdkmessage row of its name, so that steps can
/// be registered on it; it comes and goes with the row of the custom API.
/// </summary>
internal sealed class CustomApiRegistry(Organization organization)
{
    private readonly Dictionary<string, CustomApi> apis = new(StringComparer.Ordinal);
    private int generation = -1;

    public CustomApi? Find(string message)
    {
        if (generation != organization.Steps.Generation)
        {
            generation = organization.Steps.Generation;
            apis.Clear();
            var parameters = ByApi("customapirequestparameter");
            var properties = ByApi("customapiresponseproperty");
            foreach (var row in All("customapi"))
            {
                var api = new CustomApi(row, parameters[row.Id], properties[row.Id]);
                apis[api.Name] = api;
            }
        }

        return apis.GetValueOrDefault(message);
    }

    public void Created(Table table, Entity row)
    {
        if (table.Name != "customapi")
        {
            return;
        }

        var registration = new TableRegistration(organization);
        registration.CreateMessage(row.GetAttributeValue<string>("uniquename")!);
        if (row.GetAttributeValue<OptionSetValue>("bindingtype")?.Value == 1)
        {
            registration.CreateFilter(row.GetAttributeValue<string>("uniquename")!, row.GetAttributeValue<string>("boundentitylogicalname"));
        }
    }

    public void Deleting(Table table, Guid id)
    {
        if (table.Name != "customapi"
            || organization.Rows.Read(table, id, RowReader.Resolve(table, new ColumnSet("uniquename")))?.GetAttributeValue<string>("uniquename")
                is not { } name)
        {
            return;
        }

        if (MessageOf(name) is { } message)
        {
            if (All("sdkmessageprocessingstep").Any(step => step.GetAttributeValue<EntityReference>("sdkmessageid")?.Id == message))
            {
                throw PlatformFaults.Invalid($"The custom API {name} cannot be deleted because steps are registered on it.");
            }

            _ = organization.Database.Execute("DELETE FROM sdkmessagefilter WHERE sdkmessageid = ?1", RowKeys.ToBytes(message));
            _ = organization.Rows.Delete(organization.Catalog.Get("sdkmessage"), message);
        }
    }

    /// <summary>The sdkmessage row of a name; null when there is none.</summary>
    public Guid? MessageOf(string name)
    {
        var statement = organization.Database.Prepare("SELECT sdkmessageid FROM sdkmessage WHERE name = ?1").Bind(1, name);
        var id = statement.Read() ? statement.Guid(0) : (Guid?)null;
        statement.Reset();
        return id;
    }

    private ILookup<Guid, Entity> ByApi(string table)
    {
        return All(table).ToLookup(row => row.GetAttributeValue<EntityReference>("customapiid")?.Id ?? Guid.Empty);
    }

    private List<Entity> All(string table)
    {
        return organization.Queries.All(organization.Catalog.Get(table));
    }
}
