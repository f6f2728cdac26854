using System.Globalization;
using EmbeddedDataverse;
using Linking.Chaos.Faults;
using Linking.Chaos.Reference;
using Linking.Plugins.Settings;
using Linking.Tool.Generate;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Where a history takes place: the organisation, what was written to it, and what the reference model makes of that.</summary>
internal sealed class Stage : IDisposable
{
    private readonly Dictionary<(string DataSource, string Table), Guid> sourceRows = [];
    private readonly Dictionary<string, Guid> variables = [];

    public Stage(HistorySettings settings, Organization template, long seed)
    {
        Settings = settings;
        Organization = Organization.Open(settings.ToOptions(template, seed));
        Model = new ReferenceModel(cascades: !settings.IsElastic);
        Writer = Organization.ServiceFor(FindWriter());
        Faults = new FaultBench(this);
        Jobs = new JobWatch(this);
        ReadVariables();
        foreach (var source in ContentRows.AllSources)
        {
            Declare(source.DataSource == "ERP" ? source with { Declared = settings.HasSecondSource, Rank = settings.SecondRank } : source);
        }

        SetAll();
    }

    public HistorySettings Settings { get; }

    public Organization Organization { get; }

    /// <summary>What the tables hold.</summary>
    public Content Content { get; private set; } = new();

    public ReferenceModel Model { get; }

    public FaultBench Faults { get; }

    public JobWatch Jobs { get; }

    /// <summary>The service as Customer Insights writes.</summary>
    public IOrganizationService Writer { get; }

    /// <summary>The service as the administrator.</summary>
    public IOrganizationService Administrator => Organization.System;

    /// <summary>Whether a full run went through in this period.</summary>
    public bool IsAfterFullRun { get; set; }

    public void AddRow(string table, SeededRandom random)
    {
        var row = new RowRef(table, random.NextGuid());
        _ = Administrator.Create(new Entity(table, row.Id) { ["lastname"] = "Doe" });
        Content.Rows.Add(row);
    }

    public void DeleteRow(RowRef row)
    {
        Administrator.Delete(row.Table, row.Id);
        _ = Content.Rows.Remove(row);
        Content.Gone.Add(row);
    }

    /// <summary>Sets the settings that the history began with.</summary>
    public void SetAll()
    {
        Set(Names.EnvironmentVariable.AutomaticRuns, Settings.AutomaticRuns ? "yes" : "no");
        Set(Names.EnvironmentVariable.UseUpdateMultiple, Settings.UsesUpdateMultiple ? "yes" : "no");
        Set(Names.EnvironmentVariable.GuardSmallest, Settings.GuardSmallest.ToString(CultureInfo.InvariantCulture));
        Set(Names.EnvironmentVariable.TimeBudgetSeconds, Settings.CallCost.TotalMilliseconds >= 400 ? "20" : "90");
        Set(Names.EnvironmentVariable.BatchRows, Settings.BatchRows.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Declares a source table, or changes what was declared.</summary>
    public void Declare(Source source)
    {
        var row = ContentRows.ToEntity(source, (int)Connector.Dataverse);
        if (sourceRows.TryGetValue((source.DataSource, source.Table), out var id))
        {
            row.Id = id;
            Administrator.Update(row);
        }
        else
        {
            sourceRows.Add((source.DataSource, source.Table), Administrator.Create(row));
        }

        _ = Content.Sources.RemoveAll(other => other.DataSource == source.DataSource && other.Table == source.Table);
        Content.Sources.Add(source);
        Model.Settle(Content);
    }

    /// <summary>Sets an environment variable.</summary>
    public void Set(string name, string value)
    {
        Administrator.Update(new Entity(Names.EnvironmentVariable.ValueTable, variables[name]) { [Names.EnvironmentVariable.Value] = value });
    }

    /// <summary>The links of all rows.</summary>
    public SortedDictionary<string, (RowRef Row, Guid? Link)> Links()
    {
        var links = new SortedDictionary<string, (RowRef, Guid?)>(StringComparer.Ordinal);
        foreach (var row in ContentRows.AllSources.Select(source => source.Table).Distinct().SelectMany(table => All(table)))
        {
            var reference = new RowRef(row.LogicalName, row.Id);

            // Where a fault refused the lookup under Customer Insights' name, rows are linked by the product's own.
            var link = row.GetAttributeValue<EntityReference>(Names.SourceRow.Lookup) ?? row.GetAttributeValue<EntityReference>(Names.SourceRow.OwnLookup);
            links.Add(reference.ToString(), (reference, link?.Id));
        }

        return links;
    }

    public List<Entity> All(string table)
    {
        return [.. Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];
    }

    public void Dispose() => Organization.Dispose();

    private Guid FindWriter()
    {
        var query = new QueryExpression("systemuser");
        query.Criteria.AddCondition("fullname", ConditionOperator.Equal, Templates.WriterName);
        return Organization.System.RetrieveMultiple(query).Entities.Single().Id;
    }

    private void ReadVariables()
    {
        var names = All(Names.EnvironmentVariable.Definition).ToDictionary(row => row.Id, row => row.GetAttributeValue<string>(Names.EnvironmentVariable.SchemaName));
        foreach (var value in All(Names.EnvironmentVariable.ValueTable))
        {
            if (value.GetAttributeValue<EntityReference>(Names.EnvironmentVariable.DefinitionId) is { } definition && names.TryGetValue(definition.Id, out var name))
            {
                variables[name] = value.Id;
            }
        }
    }
}
