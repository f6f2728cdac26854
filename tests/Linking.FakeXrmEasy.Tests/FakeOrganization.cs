using FakeXrmEasy.Middleware;
using FakeXrmEasy.Middleware.Crud;
using Linking.Plugins.Entry;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.FakeXrmEasy.Tests;

/// <summary>
/// An organisation on FakeXrmEasy. Events are raised by the tests themselves: what is tried is the plug-in types on somebody else's
/// service, not a pipeline.
/// </summary>
internal sealed class FakeOrganization
{
    internal const string DataSource = "CRM";

    private readonly Guid id = Guid.NewGuid();
    private readonly Guid user = Guid.NewGuid();

    internal FakeOrganization(bool withSolution = true)
    {
        var context = MiddlewareBuilder.New().AddCrud().UseCrud().SetLicense(ChosenLicense.Value).Build();
        var definitions = withSolution ? Definitions.OfCustomerInsights.Concat(Definitions.OfTheSolution) : Definitions.OfCustomerInsights;
        Service = new ObservedService(context.GetOrganizationService(), definitions.ToList());
        if (withSolution)
        {
            Declare("contact", "contactid");
        }
    }

    internal ObservedService Service { get; }

    internal List<string> Trace { get; } = [];

    internal void Declare(string table, string primaryKey)
    {
        Service.Create(new Entity(Names.SourceTable.Table)
        {
            [Names.SourceTable.DataSource] = DataSource,
            [Names.SourceTable.EntityName] = table,
            [Names.SourceTable.LogicalName] = table,
            [Names.SourceTable.Connector] = new OptionSetValue((int)Connector.Dataverse),
            [Names.SourceTable.PrimaryKey] = primaryKey,
            [Names.SourceTable.Declared] = true,
            [Names.State.Code] = new OptionSetValue(0),
        });
    }

    internal Guid Contact() => Service.Create(new Entity("contact") { ["lastname"] = "Doe" });

    internal void WriteProfile(Guid customer)
    {
        Service.Create(new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N") });
    }

    internal Guid WriteKey(Guid customer, Guid row, string table = "contact") => Service.Create(new Entity(Names.AlternateKey.Table)
    {
        [Names.AlternateKey.DataSource] = DataSource,
        [Names.AlternateKey.EntityName] = table,
        [Names.AlternateKey.Value] = row.ToString("D"),
        [Names.AlternateKey.CustomerId] = customer.ToString("N"),
    });

    /// <summary>Raises the event of written profiles.</summary>
    internal void ProfilesWritten(params Guid[] profiles)
    {
        Raise(new CustomerProfileWritten(), Names.Message.CreateMultiple, Names.CustomerProfile.Table, profiles);
    }

    /// <summary>Raises the event of written keys.</summary>
    internal void KeysWritten(params Guid[] keys) => Raise(new AlternateKeyWritten(), Names.Message.CreateMultiple, Names.AlternateKey.Table, keys);

    /// <summary>Deletes a key and raises the event, with the image that the step asks for.</summary>
    internal void DeleteKey(Guid key)
    {
        var before = Service.Retrieve(Names.AlternateKey.Table, key, new ColumnSet(true));
        Service.Delete(Names.AlternateKey.Table, key);
        var context = ContextOf(Names.Message.Delete, Names.AlternateKey.Table);
        context.InputParameters[Names.Parameter.Target] = new EntityReference(Names.AlternateKey.Table, key);
        context.PreEntityImages[Names.BeforeImage] = before;
        new AlternateKeyWritten().Execute(new PluginServices(Service, context, Trace));
    }

    internal Guid? LinkOf(Guid contact) =>
        Service.Retrieve("contact", contact, new ColumnSet(true)).GetAttributeValue<EntityReference>(Names.SourceRow.Lookup)?.Id;

    internal List<Entity> All(string table) => [.. Service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];

    private void Raise(IPlugin plugin, string message, string table, IEnumerable<Guid> rows)
    {
        var context = ContextOf(message, table);
        var targets = new EntityCollection([.. rows.Select(row => new Entity(table, row))]) { EntityName = table };
        context.InputParameters[Names.Parameter.Targets] = targets;
        plugin.Execute(new PluginServices(Service, context, Trace));
    }

    private EventContext ContextOf(string message, string table) =>
        new() { MessageName = message, PrimaryEntityName = table, OrganizationId = id, UserId = user };
}
