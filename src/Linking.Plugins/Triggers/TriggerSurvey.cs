using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Triggers;

/// <summary>Finds what of others runs when rows of the source tables are updated, before linking does that to all of them.</summary>
internal sealed class TriggerSurvey(ExecutionScope scope)
{
    private readonly List<UnreadableSource> unknown = [];

    /// <summary>Looks at one table, or at all source tables.</summary>
    /// <exception cref="InvalidPluginExecutionException">There is no such table.</exception>
    internal TriggerReport Execute(string? table)
    {
        var tables = TablesOf(table?.ToLowerInvariant());
        ITriggerSource[] sources = [new StepTriggers(scope.Service), new WorkflowTriggers(scope.Service), new FlowTriggers(scope.Service)];
        var present = new TableShapeReader(scope.Service).Read(sources.Select(source => source.Table).ToList());
        var found = tables.Count == 0 ? [] : sources.SelectMany(source => Read(source, present.ContainsKey(source.Table), tables)).ToList();
        return new TriggerReport(
            tables,
            found.OrderByDescending(trigger => trigger.Fires == Fires.OnEachLink).ThenBy(trigger => trigger.Table, StringComparer.Ordinal)
                .ThenBy(trigger => trigger.Name, StringComparer.Ordinal).ToList(),
            unknown);
    }

    private List<string> TablesOf(string? table)
    {
        if (table is null)
        {
            return new SourceTableStore(scope.Service, scope.UtcNow).Read()
                .Select(source => source.LogicalName)
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToList();
        }

        return new TableShapeReader(scope.Service).Read([table]).ContainsKey(table)
            ? [table]
            : throw new InvalidPluginExecutionException(
                $"{Names.Api.ListTriggers}: there is no table '{table}' in this environment. Give the logical name of a table, or leave it out for all "
                + "source tables.");
    }

    private List<Trigger> Read(ITriggerSource source, bool isPresent, IReadOnlyCollection<string> tables)
    {
        if (!isPresent)
        {
            unknown.Add(new UnreadableSource(source.Table, source.Content, "this environment shows no such table"));
            return [];
        }

        if (scope.IsInTransaction && !new PrivilegeCheck(scope).Holds(source.Privilege))
        {
            return Unreadable(source);
        }

        try
        {
            return source.Read(tables).ToList();
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!scope.IsInTransaction && FaultClassifier.Classify(fault) == FaultClass.PrivilegeMissing)
        {
            return Unreadable(source);
        }
    }

    private List<Trigger> Unreadable(ITriggerSource source)
    {
        unknown.Add(new UnreadableSource(source.Table, source.Content, $"the privilege {source.Privilege} is missing"));
        return [];
    }
}
