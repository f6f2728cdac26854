using EmbeddedDataverse;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>An organisation in memory with the shipped assembly registered, contact and lead unified, and its steps running.</summary>
internal sealed class LinkingOrganization : IDisposable
{
    public const string DataSource = "CRM";
    public static readonly Guid Id = new("0a1b2c3d-0000-4000-8000-000000000001");

    private readonly DateTime start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    public LinkingOrganization(TableKind kind = TableKind.Elastic, int seed = 1, bool withSolution = true, CallCosts? costs = null, bool automaticRuns = false,
        bool plainProfiles = false, bool settles = false, params string[] contactSources)
    {
        Dataverse = Organization.Open(new OrganizationOptions { OrganizationId = Guid.NewGuid(), Seed = seed, StartTime = start, Costs = costs });
        PlainProfiles = plainProfiles;
        DefineCustomerInsights(Dataverse, kind, plainProfiles);
        Writer = Dataverse.CreateUser("# InsightsAppsPlatform", "System Administrator");
        if (withSolution)
        {
            LinkingInstallation.InstallProduct(Dataverse);
            if (!automaticRuns)
            {
                SetVariable(Names.EnvironmentVariable.AutomaticRuns, "no");
            }

            // Most tests are not about waiting: their runs take the second look at once.
            SetVariable(Names.EnvironmentVariable.SettleMinutes, settles ? "30" : "0");
            foreach (var source in contactSources.Length == 0 ? [DataSource] : contactSources)
            {
                Declare(source, "contact", "contactid");
            }

            Declare(DataSource, "lead", "leadid");
        }
    }

    public Organization Dataverse { get; }

    /// <summary>Whether profiles carry no keys of their own, and keys name their profile by a lookup.</summary>
    public bool PlainProfiles { get; }

    /// <summary>The user as whom Customer Insights writes.</summary>
    public Guid Writer { get; }

    public IOrganizationService System => Dataverse.System;

    public IOrganizationService CustomerInsights => Dataverse.ServiceFor(Writer);

    public void Declare(string dataSource, string table, string primaryKey, Action<Entity>? change = null)
    {
        var row = new Entity(Names.SourceTable.Table)
        {
            [Names.SourceTable.Name] = dataSource + " / " + table,
            [Names.SourceTable.DataSource] = dataSource,
            [Names.SourceTable.EntityName] = table,
            [Names.SourceTable.LogicalName] = table,
            [Names.SourceTable.Connector] = new OptionSetValue((int)Connector.Dataverse),
            [Names.SourceTable.PrimaryKey] = primaryKey,
            [Names.SourceTable.Declared] = true,
        };
        change?.Invoke(row);
        System.Create(row);
    }

    public void SetVariable(string name, string value)
    {
        var query = new QueryExpression(Names.EnvironmentVariable.Definition);
        query.Criteria.AddCondition(Names.EnvironmentVariable.SchemaName, ConditionOperator.Equal, name);
        var definition = Assert.Single(System.RetrieveMultiple(query).Entities).Id;
        System.Create(new Entity(Names.EnvironmentVariable.ValueTable)
        {
            [Names.EnvironmentVariable.DefinitionId] = new EntityReference(Names.EnvironmentVariable.Definition, definition),
            [Names.EnvironmentVariable.Value] = value,
        });
    }

    public Guid Contact() => System.Create(new Entity("contact") { ["lastname"] = "Doe" });

    public Guid Lead() => System.Create(new Entity("lead") { ["lastname"] = "Doe" });

    /// <summary>Writes a profile without running the asynchronous service.</summary>
    public Guid WriteProfile(Guid customer, params (string Column, string? Value)[] columns)
    {
        var row = new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N") };
        foreach (var (column, value) in columns)
        {
            row[column] = value;
        }

        return CustomerInsights.Create(row);
    }

    /// <summary>Writes an alternate key without running the asynchronous service.</summary>
    public Guid WriteKey(Guid customer, string value, string table = "contact", string dataSource = DataSource, string? ring = null, string format = "N")
    {
        var key = new Entity(Names.AlternateKey.Table)
        {
            [Names.AlternateKey.DataSource] = dataSource,
            [Names.AlternateKey.EntityName] = table,
            [Names.AlternateKey.Value] = value,
            [Names.AlternateKey.CustomerId] = customer.ToString(format),
            [Names.AlternateKey.KeyRing] = ring,
        };
        if (PlainProfiles)
        {
            key[Names.AlternateKey.Customer] = new EntityReference(Names.CustomerProfile.Table, customer);
        }

        return CustomerInsights.Create(key);
    }

    /// <summary>Writes a profile again, as a refresh does, without running the asynchronous service.</summary>
    public void Touch(Guid customer) =>
        CustomerInsights.Update(new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N") });

    public Guid WriteKey(Guid customer, Guid row, string table = "contact") => WriteKey(customer, row.ToString("D"), table);

    /// <summary>Lets the asynchronous service catch up, a minute after the writes.</summary>
    public void Run()
    {
        Dataverse.Clock.Advance(TimeSpan.FromMinutes(1));
        Dataverse.Async.RunAll();
    }

    /// <summary>Requests a run and lets it come to its end, or to where it waits.</summary>
    internal Entity FullRun(RunMode mode = RunMode.Full)
    {
        var id = System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "Test",
            [Names.Run.Mode] = new OptionSetValue((int)mode),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
        });
        Run();
        return System.Retrieve(Names.Run.Table, id, new ColumnSet(true));
    }

    /// <summary>Lets time pass until settings and definitions are read anew.</summary>
    public void NextUnification() => Dataverse.Clock.Advance(TimeSpan.FromHours(6));

    public Guid? LinkOf(Guid row, string table = "contact")
    {
        return System.Retrieve(table, row, new ColumnSet(true)).GetAttributeValue<EntityReference>(Names.SourceRow.Lookup)?.Id;
    }

    public List<Entity> OpenIssues()
    {
        var query = new QueryExpression(Names.Issue.Table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(Names.State.Code, ConditionOperator.Equal, 0);
        return [.. System.RetrieveMultiple(query).Entities];
    }

    public List<string> OpenIssueCodes() => OpenIssues().ConvertAll(issue => issue.GetAttributeValue<string>(Names.Issue.Code));

    public List<Entity> All(string table) => [.. System.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];

    public List<Entity> FailedJobs()
    {
        return All("asyncoperation").FindAll(job => job.GetAttributeValue<OptionSetValue>("statuscode")?.Value == 31);
    }

    public void Dispose() => Dataverse.Dispose();

    /// <summary>Makes the tables of Customer Insights, as it does with its first output.</summary>
    public static void DefineCustomerInsights(Organization organization, TableKind kind, bool plainProfiles = false)
    {
        organization.DefineTable(new TableDefinition
        {
            LogicalName = Names.CustomerProfile.Table,
            Kind = kind,
            PrimaryId = Names.CustomerProfile.Id,
            PrimaryName = Names.CustomerProfile.CustomerId,
            Columns =
            [
                ColumnDefinition.Text(Names.CustomerProfile.CustomerId, 4000),
                ColumnDefinition.Text("msdynci_loyaltytier"),
                .. plainProfiles ? [] : KeyColumns(),
            ],
        });
        organization.DefineTable(new TableDefinition
        {
            LogicalName = Names.AlternateKey.Table,
            Kind = kind,
            PrimaryId = Names.AlternateKey.Id,
            PrimaryName = Names.AlternateKey.Identifier,
            Columns =
            [
                ColumnDefinition.Text(Names.AlternateKey.Identifier, 4000),
                ColumnDefinition.Text(Names.AlternateKey.DataSource, 4000),
                ColumnDefinition.Text(Names.AlternateKey.EntityName, 4000),
                ColumnDefinition.Text(Names.AlternateKey.Value, 4000),
                ColumnDefinition.Text(Names.AlternateKey.CustomerId),
                ColumnDefinition.Of(Names.AlternateKey.KeyRing, ColumnType.Memo),
                .. plainProfiles ? [ColumnDefinition.Lookup(Names.AlternateKey.Customer, Names.CustomerProfile.Table)] : Array.Empty<ColumnDefinition>(),
            ],
        });
    }

    private static IEnumerable<ColumnDefinition> KeyColumns() =>
    [
        ColumnDefinition.Text("msdynci_crm_contact_contactid", 4000),
        ColumnDefinition.Text("msdynci_crm_contact_contactid_alternate", 4000),
        ColumnDefinition.Text("msdynci_crm_lead_leadid", 4000),
    ];
}
