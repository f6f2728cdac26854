using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Linking.Plugins.Setup;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Triggers;

/// <summary>Enabled steps of plug-ins and service endpoints on Update and UpdateMultiple: an update of one row raises both.</summary>
internal sealed class StepTriggers(IOrganizationService service) : ITriggerSource
{
    private const string Filter = "f";
    private const string Message = "m";
    private const string Type = "t";
    private const int Enabled = 0;

    /// <inheritdoc />
    public string Table => Names.Step.Table;

    /// <inheritdoc />
    public string Privilege => Names.Step.ReadPrivilege;

    /// <inheritdoc />
    public string Content => "plug-in steps";

    /// <inheritdoc />
    public IEnumerable<Trigger> Read(IReadOnlyCollection<string> tables)
    {
        return new BlockQuery(service).ReadPages(Query(), PlatformLimits.StandardPage)
            .Where(row => Concerns(row, tables) && !IsOurs(row))
            .Select(ToTrigger);
    }

    private static QueryExpression Query()
    {
        var query = new QueryExpression(Names.Step.Table)
        {
            ColumnSet = new ColumnSet(Names.Step.Name, Names.Step.Mode, Names.Step.FilteringColumns),
        };
        query.Criteria.AddCondition(Names.State.Code, ConditionOperator.Equal, Enabled);
        query.Criteria.AddCondition(Names.Step.Stage, ConditionOperator.NotEqual, CustomApiRegistration.Stage);
        var message = query.AddLink(Names.SdkMessage.Table, Names.Step.Message, Names.SdkMessage.Id);
        message.EntityAlias = Message;
        message.Columns = new ColumnSet(Names.SdkMessage.Name);
        message.LinkCriteria.AddCondition(
            new ConditionExpression(Names.SdkMessage.Name, ConditionOperator.In, Names.Message.Update, Names.Message.UpdateMultiple));
        var filter = query.AddLink(Names.MessageFilter.Table, Names.Step.Filter, Names.MessageFilter.Id, JoinOperator.LeftOuter);
        filter.EntityAlias = Filter;
        filter.Columns = new ColumnSet(Names.MessageFilter.PrimaryTable);
        var type = query.AddLink(Names.PluginType.Table, Names.Step.PluginType, Names.PluginType.Id, JoinOperator.LeftOuter);
        type.EntityAlias = Type;
        type.Columns = new ColumnSet(Names.PluginType.TypeName, Names.PluginType.AssemblyName);
        return query;
    }

    private static bool Concerns(Entity row, IReadOnlyCollection<string> tables)
    {
        var table = Text(row, Filter, Names.MessageFilter.PrimaryTable);
        return table.Length == 0 || tables.Contains(table, StringComparer.Ordinal);
    }

    private static bool IsOurs(Entity row)
    {
        return Text(row, Type, Names.PluginType.AssemblyName) == typeof(StepTriggers).Assembly.GetName().Name
            && StepList.All.Any(step => step.PluginType == Text(row, Type, Names.PluginType.TypeName));
    }

    private static Trigger ToTrigger(Entity row)
    {
        var columns = ColumnList.Read(row.GetAttributeValue<string>(Names.Step.FilteringColumns));
        return new Trigger(
            Text(row, Filter, Names.MessageFilter.PrimaryTable),
            "plug-in step",
            row.Id,
            row.GetAttributeValue<string>(Names.Step.Name) ?? Text(row, Type, Names.PluginType.TypeName),
            row.GetAttributeValue<OptionSetValue>(Names.Step.Mode)?.Value == (int)StepMode.Synchronous,
            columns,
            FiringRule.Of(columns));
    }

    private static string Text(Entity row, string alias, string column) =>
        row.GetAttributeValue<AliasedValue>(alias + "." + column)?.Value as string ?? string.Empty;
}
