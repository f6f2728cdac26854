using EmbeddedDataverse;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Scenarios;
using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Security;

/// <summary>An organisation that was made by importing the package and nothing else, and users who have one role of it each.</summary>
internal sealed class SecuredOrganization : IDisposable
{
    public const string AdministratorRole = "Customer Profile Linking Administrator";
    public const string ServiceRole = "Customer Profile Linking Service";
    public const string ReaderRole = "Customer Profile Linking Reader";

    /// <summary>What an administrator grants to the user of the steps beside the role, as docs/registering.md lists it.</summary>
    public static readonly string[] Granted =
    [
        "prvRead" + Names.CustomerProfile.Table, "prvAppendTo" + Names.CustomerProfile.Table, "prvRead" + Names.AlternateKey.Table,
        "prvReadContact", "prvWriteContact", "prvAppendContact",
    ];

    private readonly Guid writer;

    public SecuredOrganization(byte[]? package = null)
    {
        Dataverse = Organization.Open(new OrganizationOptions { StartTime = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc) });
        LinkingOrganization.DefineCustomerInsights(Dataverse, TableKind.Elastic);
        writer = Dataverse.CreateUser("# InsightsAppsPlatform", "System Administrator");
        LinkingInstallation.Import(Dataverse, package ?? PackedSolution.Managed);
        Administrator = UserWith(AdministratorRole);
        Service = UserWith(ServiceRole);
        Reader = UserWith(ReaderRole);
        Dataverse.Grant(Service, Granted);

        // The role cannot hold what belongs to tables of Customer Insights: Customer Insights Data Read Access has it.
        Dataverse.Grant(Administrator, "prvRead" + Names.CustomerProfile.Table, "prvRead" + Names.AlternateKey.Table);
    }

    public Organization Dataverse { get; }

    public Guid Administrator { get; }

    public Guid Service { get; }

    public Guid Reader { get; }

    /// <summary>Gives a setting a value, as somebody who may.</summary>
    public Guid Set(string variable, string value)
    {
        var query = new QueryExpression(Names.EnvironmentVariable.Definition);
        query.Criteria.AddCondition(Names.EnvironmentVariable.SchemaName, ConditionOperator.Equal, variable);
        return Dataverse.System.Create(new Entity(Names.EnvironmentVariable.ValueTable)
        {
            [Names.EnvironmentVariable.DefinitionId] = Dataverse.System.RetrieveMultiple(query).Entities.Single().ToEntityReference(),
            [Names.EnvironmentVariable.Value] = value,
        });
    }

    /// <summary>Sets linking up as the administrator, so that the steps run as the service's user, and declares contact as a source table.</summary>
    public void SetUp()
    {
        // A run that starts by itself and fails for want of a privilege would stand in the way of the one that is asked for.
        _ = Set(Names.EnvironmentVariable.AutomaticRuns, "no");
        var administrator = Dataverse.ServiceFor(Administrator);
        _ = administrator.Execute(new OrganizationRequest(Names.Api.PrepareLinking) { [Names.ApiParameter.RunAs] = Service.ToString() });
        _ = administrator.Create(new Entity(Names.SourceTable.Table)
        {
            [Names.SourceTable.Name] = "CRM / contact",
            [Names.SourceTable.DataSource] = "CRM",
            [Names.SourceTable.EntityName] = "contact",
            [Names.SourceTable.LogicalName] = "contact",
            [Names.SourceTable.Connector] = new OptionSetValue((int)Connector.Dataverse),
            [Names.SourceTable.PrimaryKey] = "contactid",
            [Names.SourceTable.Declared] = true,
        });
    }

    /// <summary>
    /// Links a contact by an event, and again by a full run after its link was cleared; gives how often it was linked, twice when all is well.
    /// </summary>
    public int Link()
    {
        var contact = Dataverse.System.Create(new Entity("contact") { ["lastname"] = "Doe" });
        WriteKey(contact.ToString("D"), "contact", WriteProfile());
        WriteKey("nobody@example.com", "contact", Guid.NewGuid());
        WriteKey("1", "newsletter", Guid.NewGuid());
        RunJobs();
        var linked = IsLinked(contact) ? 1 : 0;
        if (linked > 0)
        {
            Dataverse.System.Update(new Entity("contact", contact) { [Lookup!] = null });
        }

        _ = Dataverse.ServiceFor(Administrator).Execute(new OrganizationRequest(Names.Api.StartRun) { [Names.ApiParameter.Mode] = "Full" });
        RunJobs();
        return linked + (IsLinked(contact) ? 1 : 0);
    }

    /// <summary>All that the product and the platform wrote down: issues, runs, batches, jobs and traces.</summary>
    public string Records()
    {
        var rows = new[] { Names.Issue.Table, Names.Run.Table, Names.Batch.Table, Names.SourceTable.Table, "asyncoperation" }
            .SelectMany(table => Dataverse.System.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities)
            .SelectMany(row => row.Attributes.Values.OfType<string>());
        return string.Join('\n', rows.Concat(Dataverse.Traces));
    }

    public void Dispose() => Dataverse.Dispose();

    private string? Lookup => new Plugins.Schema.TableShapeReader(Dataverse.System).Read(["contact"])["contact"].Lookup?.LogicalName;

    private Guid WriteProfile()
    {
        var customer = Guid.NewGuid();
        return Dataverse.ServiceFor(writer)
            .Create(new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N") });
    }

    private void WriteKey(string value, string table, Guid customer)
    {
        _ = Dataverse.ServiceFor(writer).Create(new Entity(Names.AlternateKey.Table)
        {
            [Names.AlternateKey.DataSource] = "CRM",
            [Names.AlternateKey.EntityName] = table,
            [Names.AlternateKey.Value] = value,
            [Names.AlternateKey.CustomerId] = customer.ToString("N"),
        });
    }

    private void RunJobs()
    {
        Dataverse.Clock.Advance(TimeSpan.FromMinutes(10));
        _ = Dataverse.Async.RunAll();
    }

    private bool IsLinked(Guid contact) => Lookup is { } lookup && Dataverse.System.Retrieve("contact", contact, new ColumnSet(true)).Contains(lookup);

    private Guid UserWith(string role)
    {
        var user = Dataverse.CreateUser(role);
        Dataverse.AssignRole(user, role);
        return user;
    }
}
