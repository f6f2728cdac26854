using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Overhead;

/// <summary>
/// Passes calls on and keeps what is needed to make the same calls again, without whoever made them: a loop that builds each request, sends it,
/// and remembers of the rows that it reads only their versions, which the updates need.
/// </summary>
internal sealed class CallRecorder(IOrganizationService inner) : IOrganizationService
{
    private readonly List<Action<IOrganizationService>> calls = [];
    private readonly Dictionary<Guid, string?> versions = [];

    public int Count => calls.Count;

    /// <summary>Makes all calls again.</summary>
    public void Replay(IOrganizationService service)
    {
        foreach (var call in calls)
        {
            call(service);
        }
    }

    public Guid Create(Entity entity)
    {
        calls.Add(service => service.Create(Copy(entity, withId: false)));
        return inner.Create(entity);
    }

    public void Update(Entity entity)
    {
        var kept = Copy(entity, withId: true);
        calls.Add(service => service.Update(Copy(kept, withId: true)));
        inner.Update(entity);
    }

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        // A reader turns the pages of one query object; what is kept is the query as it was sent.
        var kept = Copy((QueryExpression)query);
        calls.Add(service =>
        {
            foreach (var row in service.RetrieveMultiple(Copy(kept)).Entities.Where(row => row.LogicalName is "contact" or "lead"))
            {
                versions[row.Id] = row.RowVersion;
            }
        });
        return inner.RetrieveMultiple(query);
    }

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        if (request is UpdateRequest { Target: { } target } update)
        {
            var kept = Copy(target, withId: true);
            var parameters = request.Parameters.Where(parameter => parameter.Key is not ("Target" or "ConcurrencyBehavior")).ToList();
            var concurrency = update.ConcurrencyBehavior;
            calls.Add(service => service.Execute(UpdateOf(kept, parameters, concurrency)));
        }
        else
        {
            calls.Add(service => service.Execute(request));
        }

        return inner.Execute(request);
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw Unexpected();

    public void Delete(string entityName, Guid id) => throw Unexpected();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw Unexpected();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw Unexpected();

    private static NotSupportedException Unexpected() => new("Runs make no such call; record it here when they do.");

    // The version that a row had when the run was recorded is no longer its version: the one read last is.
    private UpdateRequest UpdateOf(Entity kept, List<KeyValuePair<string, object>> parameters, ConcurrencyBehavior concurrency)
    {
        var update = new UpdateRequest { Target = Copy(kept, withId: true) };
        if (concurrency == ConcurrencyBehavior.IfRowVersionMatches && versions.TryGetValue(kept.Id, out var version))
        {
            update.Target.RowVersion = version;
            update.ConcurrencyBehavior = concurrency;
        }

        parameters.ForEach(parameter => update[parameter.Key] = parameter.Value);
        return update;
    }

    private static Entity Copy(Entity entity, bool withId)
    {
        var copy = withId ? new Entity(entity.LogicalName, entity.Id) : new Entity(entity.LogicalName);
        foreach (var attribute in entity.Attributes)
        {
            copy[attribute.Key] = attribute.Value;
        }

        // A row that becomes queued would be work for the asynchronous service, which is not what is measured.
        if (entity.LogicalName == Names.Batch.Table)
        {
            copy.Attributes.Remove(Names.Batch.Status);
        }

        return copy;
    }

    private static QueryExpression Copy(QueryExpression query)
    {
        var copy = new QueryExpression(query.EntityName)
        {
            ColumnSet = new ColumnSet([.. query.ColumnSet.Columns]) { AllColumns = query.ColumnSet.AllColumns },
            NoLock = query.NoLock,
            TopCount = query.TopCount
        };
        foreach (var condition in query.Criteria.Conditions)
        {
            copy.Criteria.AddCondition(new ConditionExpression(condition.AttributeName, condition.Operator, [.. condition.Values]));
        }

        foreach (var link in query.LinkEntities)
        {
            copy.LinkEntities.Add(link);
        }

        foreach (var order in query.Orders)
        {
            copy.Orders.Add(order);
        }

        if (query.PageInfo is { Count: > 0 } page)
        {
            copy.PageInfo = new PagingInfo { PageNumber = page.PageNumber, Count = page.Count, PagingCookie = page.PagingCookie };
        }

        return copy;
    }
}
