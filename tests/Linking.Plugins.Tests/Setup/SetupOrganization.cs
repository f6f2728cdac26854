using EmbeddedDataverse;
using Linking.Plugins.Registration;
using Linking.Plugins.Tests.Scenarios;
using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Setup;

/// <summary>An organisation that the product has just come to, before set-up: no steps are registered, and Customer Insights is there or not.</summary>
internal sealed class SetupOrganization : IDisposable
{
    public SetupOrganization(TableKind? customerInsights = TableKind.Elastic, OrganizationOptions? options = null)
    {
        Dataverse = Organization.Open(options ?? new OrganizationOptions());
        if (customerInsights is { } kind)
        {
            LinkingOrganization.DefineCustomerInsights(Dataverse, kind);
        }

        LinkingInstallation.InstallProduct(Dataverse);
        foreach (var step in Steps())
        {
            System.Delete(Names.Step.Table, step.Id);
        }
    }

    public Organization Dataverse { get; }

    public IOrganizationService System => Dataverse.System;

    public ParameterCollection Call(string api, params (string Name, object? Value)[] parameters) => CallAs(System, api, parameters);

    public static ParameterCollection CallAs(IOrganizationService service, string api, params (string Name, object? Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        return service.Execute(request).Results;
    }

    public SetupAnswer Prepare(params (string Name, object? Value)[] parameters) => new(Call(Names.Api.PrepareLinking, parameters));

    /// <summary>The messages of the product's steps on a table, in alphabetical order.</summary>
    public IEnumerable<string> MessagesOf(string table) => Steps()
        .Where(step => Text(step, "f.primaryobjecttypecode") == table)
        .Select(step => Text(step, "m.name"))
        .Order(StringComparer.Ordinal);

    public List<Entity> Steps(string? message = null)
    {
        var query = new QueryExpression(Names.Step.Table) { ColumnSet = new ColumnSet(true) };
        Join(query, Names.Step.Filter, "sdkmessagefilter", "sdkmessagefilterid", "primaryobjecttypecode", "f");
        Join(query, Names.Step.Message, "sdkmessage", "sdkmessageid", "name", "m");
        Join(query, Names.Step.PluginType, "plugintype", "plugintypeid", "assemblyname", "t");
        return [.. System.RetrieveMultiple(query).Entities
            .Where(step => Text(step, "t.assemblyname") == typeof(StepList).Assembly.GetName().Name)
            .Where(step => message is null || Text(step, "m.name") == message)];
    }

    public Entity Step(string message, string table) => Assert.Single(Steps(message), step => Text(step, "f.primaryobjecttypecode") == table);

    public List<Entity> All(string table) => [.. System.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];

    public List<Entity> ImagesOf(Guid step) =>
        All(Names.StepImage.Table).FindAll(image => image.GetAttributeValue<EntityReference>(Names.StepImage.Step)?.Id == step);

    public Guid Find(string table, string column, object value)
    {
        var query = new QueryExpression(table);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return Assert.Single(System.RetrieveMultiple(query).Entities).Id;
    }

    /// <summary>How many rows the calls made since wrote.</summary>
    public int WritesOf(Action work)
    {
        var before = Dataverse.Requests.Snapshot();
        work();
        return (int)Dataverse.Requests.Since(before).Counts.Where(count => count.Message is "Create" or "Update" or "Delete").Sum(count => count.Rows);
    }

    public void Dispose() => Dataverse.Dispose();

    private static void Join(QueryExpression query, string from, string table, string to, string column, string alias)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(column);
    }

    private static string Text(Entity row, string column) => row.GetAttributeValue<AliasedValue>(column)?.Value as string ?? "";
}
