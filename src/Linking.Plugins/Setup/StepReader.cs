using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Setup;

/// <summary>Reads the registered steps of this product's plug-in types; steps of others are not in the answer.</summary>
internal sealed class StepReader(IOrganizationService service, OwnTypes types)
{
    private const string Filter = "f";
    private const string Message = "m";

    private readonly BlockQuery blocks = new(service);

    /// <summary>Reads the steps with their images.</summary>
    internal IReadOnlyList<RegisteredStep> Read()
    {
        if (types.All.Count == 0)
        {
            return [];
        }

        var query = new QueryExpression(Names.Step.Table)
        {
            ColumnSet = new ColumnSet(
                Names.Step.Name,
                Names.Step.PluginType,
                Names.Step.Stage,
                Names.Step.Mode,
                Names.Step.Rank,
                Names.Step.FilteringColumns,
                Names.Step.AsyncAutoDelete,
                Names.Step.Deployment,
                Names.Step.RunAs,
                Names.State.Code),
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.Step.PluginType, ConditionOperator.In, types.All.Cast<object>().ToArray()));

        // The main operation of a custom API shows as a step too, in a stage where nobody else can register.
        query.Criteria.AddCondition(Names.Step.Stage, ConditionOperator.NotEqual, CustomApiRegistration.Stage);
        Join(query, Names.Step.Filter, Names.MessageFilter.Table, Names.MessageFilter.Id, Names.MessageFilter.PrimaryTable, Filter);
        Join(query, Names.Step.Message, Names.SdkMessage.Table, Names.SdkMessage.Id, Names.SdkMessage.Name, Message);
        var rows = blocks.ReadPages(query, PlatformLimits.StandardPage).ToList();
        var images = ReadImages(rows.ConvertAll(row => row.Id));
        return rows.ConvertAll(row => ToStep(row, images[row.Id]));
    }

    private static void Join(QueryExpression query, string from, string table, string to, string column, string alias)
    {
        var link = query.AddLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(column);
    }

    private ILookup<Guid, Entity> ReadImages(List<Guid> steps)
    {
        var rows = new List<Entity>();
        if (steps.Count > 0)
        {
            var query = new QueryExpression(Names.StepImage.Table)
            {
                ColumnSet = new ColumnSet(Names.StepImage.Step, Names.StepImage.Alias),
            };
            query.Criteria.AddCondition(new ConditionExpression(Names.StepImage.Step, ConditionOperator.In, steps.Cast<object>().ToArray()));
            rows.AddRange(blocks.ReadPages(query, PlatformLimits.StandardPage));
        }

        return rows.ToLookup(row => row.GetAttributeValue<EntityReference>(Names.StepImage.Step)?.Id ?? Guid.Empty);
    }

    private RegisteredStep ToStep(Entity row, IEnumerable<Entity> images)
    {
        var type = row.GetAttributeValue<EntityReference>(Names.Step.PluginType).Id;
        return new RegisteredStep
        {
            Id = row.Id,
            Name = row.GetAttributeValue<string>(Names.Step.Name) ?? string.Empty,
            PluginType = types.NameOf(type),
            TypeId = type,
            Message = Aliased(row, Message, Names.SdkMessage.Name),
            Table = Aliased(row, Filter, Names.MessageFilter.PrimaryTable),
            Stage = Choice(row, Names.Step.Stage),
            Mode = Choice(row, Names.Step.Mode),
            Rank = row.GetAttributeValue<int>(Names.Step.Rank),
            FilteringColumns = ColumnList.Read(row.GetAttributeValue<string>(Names.Step.FilteringColumns)),
            AsyncAutoDelete = row.GetAttributeValue<bool>(Names.Step.AsyncAutoDelete),
            Deployment = Choice(row, Names.Step.Deployment),
            IsEnabled = Choice(row, Names.State.Code) == 0,
            RunAs = row.GetAttributeValue<EntityReference>(Names.Step.RunAs)?.Id,
            Images = images.Select(ToImage).ToList(),
        };
    }

    private static RegisteredImage ToImage(Entity row) => new(row.Id, row.GetAttributeValue<string>(Names.StepImage.Alias) ?? string.Empty);

    private static int Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value ?? 0;

    private static string Aliased(Entity row, string alias, string column)
    {
        return row.GetAttributeValue<AliasedValue>(alias + "." + column)?.Value as string ?? string.Empty;
    }
}
