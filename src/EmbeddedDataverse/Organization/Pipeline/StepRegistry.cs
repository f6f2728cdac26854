namespace EmbeddedDataverse.Pipeline;

/// <summary>Finds the steps of an event. They are read from their rows once and again after any of these rows changed.</summary>
internal sealed class StepRegistry(Organization organization)
{
    private static readonly HashSet<string> Tables =
    [
        "sdkmessageprocessingstep", "sdkmessageprocessingstepimage", "sdkmessageprocessingstepsecureconfig", "plugintype", "pluginassembly",
        "customapi", "customapirequestparameter", "customapiresponseproperty",
    ];

    private readonly Dictionary<(string Table, string Single), StepSet> sets = [];
    private List<Step>? steps;

    /// <summary>Counts the times the registrations changed, for caches that depend on them.</summary>
    public int Generation { get; private set; }

    public StepSet For(string table, string single, string multiple)
    {
        if (!sets.TryGetValue((table, single), out var set))
        {
            steps ??= Read();
            var matching = steps.Where(step => (step.Message == single || step.Message == multiple) && (step.Table is null || step.Table == table)).ToList();
            set = matching.Count == 0 ? StepSet.Empty : new StepSet(matching);
            sets.Add((table, single), set);
        }

        return set;
    }

    public Step? Find(Guid id)
    {
        steps ??= Read();
        return steps.Find(step => step.Id == id);
    }

    public void RowChanged(string table)
    {
        if (Tables.Contains(table))
        {
            Invalidate();
        }
    }

    public void Invalidate()
    {
        sets.Clear();
        steps = null;
        Generation++;
    }

    private List<Step> Read()
    {
        var messages = All("sdkmessage").ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("name"));
        var filters = All("sdkmessagefilter").ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("primaryobjecttypecode"));
        var images = All("sdkmessageprocessingstepimage")
            .ToLookup(row => row.GetAttributeValue<EntityReference>("sdkmessageprocessingstepid")?.Id ?? Guid.Empty);
        var secrets = All("sdkmessageprocessingstepsecureconfig").ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("secureconfig"));
        var read = new List<Step>();
        foreach (var row in All("sdkmessageprocessingstep"))
        {
            var type = row.GetAttributeValue<EntityReference>("plugintypeid") ?? row.GetAttributeValue<EntityReference>("eventhandler");
            var message = row.GetAttributeValue<EntityReference>("sdkmessageid");
            var onServer = (row.GetAttributeValue<OptionSetValue>("supporteddeployment")?.Value ?? 0) is 0 or 2;
            if (type is null || message is null || !onServer || row.GetAttributeValue<OptionSetValue>("statecode")?.Value == 1)
            {
                continue;
            }

            var filter = row.GetAttributeValue<EntityReference>("sdkmessagefilterid");
            var secret = row.GetAttributeValue<EntityReference>("sdkmessageprocessingstepsecureconfigid");
            read.Add(new Step
            {
                Id = row.Id,
                Name = row.GetAttributeValue<string>("name") ?? "",
                Message = messages[message.Id],
                Table = filter is null ? null : filters[filter.Id],
                PluginTypeId = type.Id,
                Stage = row.GetAttributeValue<OptionSetValue>("stage")?.Value ?? 40,
                IsAsync = row.GetAttributeValue<OptionSetValue>("mode")?.Value == 1,
                Rank = row.GetAttributeValue<int>("rank"),
                FilteringAttributes = Names(row.GetAttributeValue<string>("filteringattributes"))?.ToHashSet(StringComparer.Ordinal),
                AsyncAutoDelete = row.GetAttributeValue<bool>("asyncautodelete"),
                Configuration = row.GetAttributeValue<string>("configuration"),
                SecureConfiguration = secret is null ? null : secrets.GetValueOrDefault(secret.Id),
                ImpersonatingUser = row.GetAttributeValue<EntityReference>("impersonatinguserid")?.Id,
                Images = [.. images[row.Id].Select(Image)],
            });
        }

        return read;
    }

    private static StepImage Image(Entity row)
    {
        var type = row.GetAttributeValue<OptionSetValue>("imagetype")?.Value ?? 0;
        return new StepImage
        {
            Alias = row.GetAttributeValue<string>("entityalias") ?? row.GetAttributeValue<string>("name") ?? "",
            IsPre = type is 0 or 2,
            IsPost = type is 1 or 2,
            Columns = Names(row.GetAttributeValue<string>("attributes")),
        };
    }

    private static string[]? Names(string? list)
    {
        return string.IsNullOrWhiteSpace(list) ? null : list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private List<Entity> All(string table)
    {
        return organization.Queries.All(organization.Catalog.Get(table));
    }
}
