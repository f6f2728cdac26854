using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Setup;

/// <summary>Finds the user as whom the steps are to run: by id, by application id, or by user name.</summary>
internal sealed class RunAsReader(IOrganizationService service)
{
    /// <summary>What stands for whoever made the write.</summary>
    internal const string Caller = "caller";

    /// <summary>Finds the user.</summary>
    /// <param name="given">What the caller gave; null for nothing.</param>
    /// <param name="steps">The steps that are registered already.</param>
    /// <exception cref="InvalidPluginExecutionException">There is no such user, or not exactly one that is enabled.</exception>
    internal RunAs Read(string? given, IReadOnlyCollection<RegisteredStep> steps)
    {
        if (given is null)
        {
            var users = steps.Select(step => step.RunAs).Distinct().ToList();
            return RunAs.AsIs(users.Count == 1 ? users[0] : null);
        }

        if (string.Equals(given, Caller, StringComparison.OrdinalIgnoreCase))
        {
            return new RunAs(true, null, "whoever made the write");
        }

        var found = Find(given);
        if (found.Count != 1)
        {
            throw Refusal($"{(found.Count == 0 ? "no user has" : found.Count + " users have")} the id, application id or user name '{given}'. Give the id "
                + $"of one user, or '{Caller}' for whoever makes the write.");
        }

        var name = found[0].GetAttributeValue<string>(Names.User.FullName) ?? given;
        return found[0].GetAttributeValue<bool>(Names.User.IsDisabled)
            ? throw Refusal($"the user {name} is disabled, so no step could run as it. Enable it, or give another one.")
            : new RunAs(true, found[0].Id, name);
    }

    private List<Entity> Find(string given)
    {
        var query = new QueryExpression(Names.User.Table) { ColumnSet = new ColumnSet(Names.User.FullName, Names.User.IsDisabled), TopCount = 2 };
        query.Criteria.FilterOperator = LogicalOperator.Or;
        if (Guid.TryParse(given, out var id))
        {
            query.Criteria.AddCondition(Names.User.Id, ConditionOperator.Equal, id);
            query.Criteria.AddCondition(Names.User.ApplicationId, ConditionOperator.Equal, id);
        }
        else
        {
            query.Criteria.AddCondition(Names.User.DomainName, ConditionOperator.Equal, given);
        }

        return service.RetrieveMultiple(query).Entities.ToList();
    }

    private static InvalidPluginExecutionException Refusal(string reason) => new($"{Names.Api.PrepareLinking}: {reason}");
}
