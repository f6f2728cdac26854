using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Setup;

/// <summary>
/// Finds what of others uses the product. The platform refuses to delete a solution while something that stays needs a component of it, and
/// names that only then. A privilege that is missing fails the call, and the platform names it: the role of administrators has them all.
/// </summary>
internal sealed class RemovalObstacles(IOrganizationService service, OwnTypes types)
{
    private const int Definition = 1;
    private const int Flow = 5;
    private const string Message = "m";
    private const string Filter = "f";

    private static readonly string[] Tables = [Names.Run.Table, Names.Batch.Table, Names.SourceTable.Table, Names.Issue.Table];

    /// <summary>All that was found, by kind and name.</summary>
    internal IReadOnlyList<RemovalObstacle> Read() =>
        Forms().Concat(Processes()).Concat(Steps()).Concat(Flows()).Concat(Subscriptions())
            .OrderBy(obstacle => obstacle.Kind, StringComparer.Ordinal)
            .ThenBy(obstacle => obstacle.Name, StringComparer.Ordinal)
            .ThenBy(obstacle => obstacle.Id)
            .ToList();

    private IEnumerable<RemovalObstacle> Forms()
    {
        var query = Containing(Names.Form.Table, Names.Form.Xml, Names.WebResource.Card, Names.Form.Name, Names.Form.TargetTable);
        return Rows(query).Select(row => new RemovalObstacle(
            "form",
            row.Id,
            Text(row, Names.Form.Name),
            $"of {Text(row, Names.Form.TargetTable)} shows {Names.WebResource.Card}",
            "take the card off the form, and publish it"));
    }

    private IEnumerable<RemovalObstacle> Processes()
    {
        var query = Containing(Names.Workflow.Table, Names.Workflow.Xaml, Names.EntryType.StartLinkingRun, Names.Workflow.Name);
        query.Criteria.AddCondition(Names.Workflow.Type, ConditionOperator.Equal, Definition);
        return Rows(query).Select(row => new RemovalObstacle(
            "workflow", row.Id, Text(row, Names.Workflow.Name), $"has a step of the type {Names.EntryType.StartLinkingRun}",
                "remove that step from it, or delete it"));
    }

    // Steps on the product's own plug-in types are not among them: removal takes these away, whoever registered them.
    private IEnumerable<RemovalObstacle> Steps()
    {
        var query = new QueryExpression(Names.Step.Table) { ColumnSet = new ColumnSet(Names.Step.Name, Names.Step.PluginType) };
        query.Criteria.AddCondition(Names.Step.Stage, ConditionOperator.NotEqual, CustomApiRegistration.Stage);
        Join(query, Names.Step.Message, Names.SdkMessage.Table, Names.SdkMessage.Id, Names.SdkMessage.Name, Message);
        Join(query, Names.Step.Filter, Names.MessageFilter.Table, Names.MessageFilter.Id, Names.MessageFilter.PrimaryTable, Filter);
        return Rows(query)
            .Where(row => !types.All.Contains(row.GetAttributeValue<EntityReference>(Names.Step.PluginType)?.Id ?? Guid.Empty))
            .Where(row => TargetOf(row).Length > 0)
            .Select(row => new RemovalObstacle("plug-in step", row.Id, Text(row, Names.Step.Name), $"runs on {TargetOf(row)}", "unregister it"));
    }

    private IEnumerable<RemovalObstacle> Flows()
    {
        var query = Containing(Names.Workflow.Table, Names.Workflow.FlowDefinition, Names.OwnPrefix, Names.Workflow.Name);
        query.Criteria.AddCondition(Names.Workflow.Category, ConditionOperator.Equal, Flow);
        return Rows(query).Select(row => new RemovalObstacle(
            "flow", row.Id, Text(row, Names.Workflow.Name), $"names tables, actions or settings that begin with {Names.OwnPrefix}",
                "turn it off, and delete it or take these steps out"));
    }

    // A flow outside of solutions is no row of the table of processes; while it is on, this is.
    private IEnumerable<RemovalObstacle> Subscriptions()
    {
        if (!new TableShapeReader(service).Read([Names.CallbackRegistration.Table]).ContainsKey(Names.CallbackRegistration.Table))
        {
            return [];
        }

        var query = new QueryExpression(Names.CallbackRegistration.Table)
        {
            ColumnSet = new ColumnSet(Names.CallbackRegistration.Name, Names.CallbackRegistration.Action, Names.CallbackRegistration.TargetTable),
        };
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition(Names.CallbackRegistration.Action, ConditionOperator.BeginsWith, Names.OwnPrefix);
        query.Criteria.AddCondition(new ConditionExpression(Names.CallbackRegistration.TargetTable, ConditionOperator.In, Tables.Cast<object>().ToArray()));
        return Rows(query).Select(row => new RemovalObstacle(
            "flow trigger",
            row.Id,
            Text(row, Names.CallbackRegistration.Name),
            "waits for "
                + (Text(row, Names.CallbackRegistration.Action) is { Length: > 0 } action ? action : Text(row, Names.CallbackRegistration.TargetTable)),
            "turn off the flow whose id is its name"));
    }

    private static string TargetOf(Entity step)
    {
        var message = Aliased(step, Message, Names.SdkMessage.Name);
        var table = Aliased(step, Filter, Names.MessageFilter.PrimaryTable);
        return message.StartsWith(Names.OwnPrefix, StringComparison.Ordinal)
            ? message : Tables.Contains(table, StringComparer.Ordinal) ? $"{message} of {table}" : string.Empty;
    }

    private static QueryExpression Containing(string table, string column, string text, params string[] columns)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(columns) };
        query.Criteria.AddCondition(column, ConditionOperator.Like, "%" + text.Replace("_", "[_]") + "%");
        return query;
    }

    private static void Join(QueryExpression query, string from, string table, string to, string column, string alias)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(column);
    }

    private IEnumerable<Entity> Rows(QueryExpression query) => new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage);

    private static string Text(Entity row, string column) => row.GetAttributeValue<string>(column) ?? string.Empty;

    private static string Aliased(Entity row, string alias, string column) =>
        row.GetAttributeValue<AliasedValue>(alias + "." + column)?.Value as string ?? string.Empty;
}
