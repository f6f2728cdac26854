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

/// <summary>Where a history takes place: the organisation, what was written to it, and what the rules make of that.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>Declarations are remembered for five minutes, and an execution takes up to two.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(8);

    private readonly Dictionary<(string DataSource, string Table), Guid> sourceRows = [];
    private readonly Dictionary<string, Guid> variables = [];
    private DateTime declaredOn;

    public Stage(HistorySettings settings, Organization template, long seed)
    {
        Settings = settings;
        Organization = Organization.Open(settings.ToOptions(template, seed));
        Writer = Organization.ServiceFor(FindWriter());
        Faults = new FaultBench(this);
        Deliveries = new Deliveries(this);
        Watch = new LinkWatch(this);
        Jobs = new JobWatch(this);
        ReadVariables();
        foreach (var source in ContentRows.AllSources)
        {
            Declare(source.DataSource == "ERP" ? source with { Declared = settings.HasSecondSource, Rank = settings.SecondRank } : source);
        }

        SetAll();
        Organization.Clock.Advance(Remembered);
    }

    public HistorySettings Settings { get; }

    public Organization Organization { get; }

    /// <summary>What the tables hold.</summary>
    public Content Content { get; } = new();

    /// <summary>What the rules make of it, now and before.</summary>
    public Course Course { get; } = new();

    public FaultBench Faults { get; }

    public Deliveries Deliveries { get; }

    public LinkWatch Watch { get; }

    public JobWatch Jobs { get; }

    /// <summary>The service as Customer Insights writes.</summary>
    public IOrganizationService Writer { get; }

    /// <summary>The service as the administrator.</summary>
    public IOrganizationService Administrator => Organization.System;

    /// <summary>Whether executions may still go by other declarations of source tables than those of now.</summary>
    public bool IsDeclarationFresh => Organization.Clock.UtcNow - declaredOn < Remembered;

    /// <summary>Whether somebody asked for a run that clears links.</summary>
    public bool IsUnlinking { get; set; }

    /// <summary>Whether somebody asked for a repair run: it reads no KeyRings but those of the customers whom an issue or a link names.</summary>
    public bool IsRepairing { get; set; }

    /// <summary>Whether a refresh is under way, whose rows nobody else writes meanwhile.</summary>
    public bool IsRefreshing { get; set; }

    /// <summary>Whether links may have been written by UpdateMultiple, which compares no versions: an execution may undo what a later one wrote.</summary>
    public bool ComparesNoVersions { get; private set; }

    /// <summary>Takes in that the tables were changed.</summary>
    public void Take() => Course.Take(Content, Organization.Clock.UtcNow);

    public void AddRow(string table, SeededRandom random)
    {
        var row = new RowRef(table, random.NextGuid());
        _ = Administrator.Create(new Entity(table, row.Id) { ["lastname"] = "Doe" });
        Content.Rows.Add(row);
        Take();
    }

    public void DeleteRow(RowRef row)
    {
        Administrator.Delete(row.Table, row.Id);
        _ = Content.Rows.Remove(row);
        Content.Gone.Add(row);
        Take();
    }

    /// <summary>Sets the settings that the history began with.</summary>
    public void SetAll()
    {
        Set(Names.EnvironmentVariable.AutomaticRuns, Settings.AutomaticRuns ? "yes" : "no");
        Set(Names.EnvironmentVariable.UseUpdateMultiple, Settings.UsesUpdateMultiple ? "yes" : "no");
        Set(Names.EnvironmentVariable.GuardSmallest, Settings.GuardSmallest.ToString(CultureInfo.InvariantCulture));
        Set(Names.EnvironmentVariable.TimeBudgetSeconds, Settings.CallCost.TotalMilliseconds >= 400 ? "20" : "90");
        Set(Names.EnvironmentVariable.BatchRows, Settings.BatchRows.ToString(CultureInfo.InvariantCulture));
        Set(Names.EnvironmentVariable.SettleMinutes, Settings.Settling.TotalMinutes.ToString(CultureInfo.InvariantCulture));
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
        declaredOn = Organization.Clock.UtcNow;
        Take();
    }

    /// <summary>Sets an environment variable.</summary>
    public void Set(string name, string value)
    {
        ComparesNoVersions |= name == Names.EnvironmentVariable.UseUpdateMultiple && value == "yes";
        if (variables.TryGetValue(name, out var id))
        {
            Administrator.Update(new Entity(Names.EnvironmentVariable.ValueTable, id) { [Names.EnvironmentVariable.Value] = value });
        }
    }

    /// <summary>The links of all rows.</summary>
    public SortedDictionary<string, (RowRef Row, Guid? Link)> Links()
    {
        var links = new SortedDictionary<string, (RowRef, Guid?)>(StringComparer.Ordinal);
        foreach (var row in ContentRows.Tables.SelectMany(All))
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
        var names = All(Names.EnvironmentVariable.Definition)
            .ToDictionary(row => row.Id, row => row.GetAttributeValue<string>(Names.EnvironmentVariable.SchemaName));
        foreach (var value in All(Names.EnvironmentVariable.ValueTable))
        {
            var definition = value.GetAttributeValue<EntityReference>(Names.EnvironmentVariable.DefinitionId);
            if (definition is not null && names.TryGetValue(definition.Id, out var name))
            {
                variables[name] = value.Id;
            }
        }
    }
}
