using Linking.Plugins.Keys;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Runs.RunSample;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Profiles and keys that are found by one column, and what was asked of them.</summary>
internal sealed class KeyTable
{
    public const string WinnerColumn = "msdynci_crm_contact_contactid";

    public static readonly Guid Row = new("0a000000-0000-4000-8000-00000000000a");
    public static readonly Guid Profile = new("0b000000-0000-4000-8000-00000000000b");
    public static readonly Guid KeyId = new("0c000000-0000-4000-8000-00000000000c");
    public static readonly CustomerId Customer = CustomerId.Parse(Profile.ToString());

    public KeyTable(params Entity[] rows)
    {
        Rows = [.. rows];
        Service = new ScriptedService(query: query => Answer((QueryExpression)query));
    }

    public List<Entity> Rows { get; }

    public ScriptedService Service { get; }

    /// <summary>Each query with its table, its column and how many values were asked for.</summary>
    public List<string> Asked() => [.. Service.Queries.Cast<QueryExpression>().Select(query => (Table: query.EntityName, Condition: query.Criteria.Conditions.Single()))
        .Select(asked => $"{(asked.Table == Names.AlternateKey.Table ? "key" : "profile")} {Short(asked.Condition.AttributeName)} {asked.Condition.Values.Count}")];

    public ClaimReader Reader(bool withForms = false, bool hasKeyColumns = true)
    {
        var snapshot = Snapshot(Table("contact", 1, keyColumns: hasKeyColumns ? [WinnerColumn] : []));
        snapshot = snapshot with { CustomerIdForms = withForms ? [.. CustomerIdForm.Seen([Profile.ToString("N")])] : [] };
        return new ClaimReader(new BlockQuery(Service), new TableRegister(new SnapshotReader(Service, () => Noon), snapshot));
    }

    public static Entity ProfileRow(Guid? id = null, string form = "N")
    {
        return new Entity(Names.CustomerProfile.Table, id ?? Profile) { [Names.CustomerProfile.CustomerId] = (id ?? Profile).ToString(form) };
    }

    public static Entity Key(Guid? id = null, Guid? customer = null, string form = "N", string? value = null) => new(Names.AlternateKey.Table, id ?? KeyId)
    {
        [Names.AlternateKey.DataSource] = "CRM",
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = value ?? Row.ToString(),
        [Names.AlternateKey.CustomerId] = (customer ?? Profile).ToString(form),
    };

    private static string Short(string column)
    {
        return column.EndsWith("profileid", StringComparison.Ordinal) || column.EndsWith("keyid", StringComparison.Ordinal) ? "id" : column["msdynci_".Length..];
    }

    private EntityCollection Answer(QueryExpression query)
    {
        var condition = query.Criteria.Conditions.Single();
        return new EntityCollection([.. Rows.Where(row => row.LogicalName == query.EntityName
            && condition.Values.Contains(condition.AttributeName == row.LogicalName + "id" ? row.Id : row.GetAttributeValue<object>(condition.AttributeName)))]);
    }
}
