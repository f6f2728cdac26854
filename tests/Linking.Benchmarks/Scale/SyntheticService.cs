using System.Globalization;
using Linking.Benchmarks.Counting;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Scale;

/// <summary>
/// An organisation whose keys and contacts are worked out on the fly, so that ten million of them need neither memory nor disk;
/// definitions, settings, runs and batches are those of an embedded organisation. It counts the calls and lets them cost time.
/// </summary>
internal sealed class SyntheticService(BenchmarkOrganization organization, SyntheticRows rows, Action<CallKind, int> called) : IOrganizationService
{
    private readonly IOrganizationService inner = organization.Dataverse.System;

    /// <summary>Is told of each batch that is written, with its status.</summary>
    public Action<Guid, Entity>? BatchWritten { get; set; }

    /// <summary>How many reads served what.</summary>
    public Dictionary<string, long> Reads { get; } = [];

    public Guid Create(Entity entity)
    {
        called(CallKind.Write, 1);
        var id = inner.Create(entity);
        Tell(id, entity);
        return id;
    }

    public void Update(Entity entity)
    {
        called(CallKind.Write, 1);
        inner.Update(entity);
        Tell(entity.Id, entity);
    }

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        var asked = (QueryExpression)query;
        var page = asked.EntityName switch
        {
            Names.AlternateKey.Table => Keys(asked),
            "contact" => Contacts(asked),
            Names.CustomerProfile.Table => Profiles(asked),
            _ => inner.RetrieveMultiple(query),
        };
        called(CallKind.Read, page.Entities.Count);
        Reads[ReadPurpose.Of(asked)] = Reads.GetValueOrDefault(ReadPurpose.Of(asked)) + 1;
        return page;
    }

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        if (request is UpdateRequest { Target: { LogicalName: "contact" } contact })
        {
            called(CallKind.RowWrite, 1);
            rows.Link(contact.Id, contact.GetAttributeValue<EntityReference>(Names.SourceRow.Lookup));
            return new UpdateResponse();
        }

        called(request is UpdateRequest ? CallKind.Write : CallKind.Other, 1);
        return inner.Execute(request);
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

    public void Delete(string entityName, Guid id) => throw new NotSupportedException();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    private void Tell(Guid id, Entity entity)
    {
        if (entity.LogicalName == Names.Batch.Table)
        {
            BatchWritten?.Invoke(id, entity);
        }
    }

    private EntityCollection Keys(QueryExpression query)
    {
        if (query.TopCount is { } top)
        {
            return Page(0, Math.Min(top, rows.Count), rows.Key, more: false);
        }

        if (In(query, Names.AlternateKey.Value) is { } values)
        {
            return Listed(values.Select(value => SyntheticRows.NumberOf(Guid.Parse((string)value))), rows.Key);
        }

        long first = 0;
        var end = rows.Count;
        foreach (var condition in query.Criteria.Conditions.Where(condition => condition.Values.Count == 1))
        {
            var text = (string)condition.Values[0];
            switch (condition.Operator)
            {
                case ConditionOperator.GreaterThan:
                    first = Math.Max(first, rows.FirstKeyFrom(text, leftOut: true));
                    break;
                case ConditionOperator.GreaterEqual:
                    first = Math.Max(first, rows.FirstKeyFrom(text, leftOut: false));
                    break;
                case ConditionOperator.LessThan:
                    end = Math.Min(end, rows.FirstKeyFrom(text, leftOut: false));
                    break;
                default:
                    throw new NotSupportedException($"{condition.Operator}");
            }
        }

        first += (query.PageInfo.PageNumber - 1) * (long)query.PageInfo.Count;
        return Page(first, Math.Min(end, first + query.PageInfo.Count), rows.Key, first + query.PageInfo.Count < end);
    }

    private EntityCollection Profiles(QueryExpression query)
    {
        var texts = In(query, Names.CustomerProfile.CustomerId) ?? throw new NotSupportedException("Profiles are read by their CustomerId.");
        return new EntityCollection([.. texts.Select(text => rows.ProfileRow((string)text)).OfType<Entity>()]);
    }

    private EntityCollection Contacts(QueryExpression query)
    {
        if (In(query, "contactid") is { } ids)
        {
            return Listed(ids.Select(id => SyntheticRows.NumberOf((Guid)id)), rows.ContactRow);
        }

        // The cookie is the place of the next contact in the order of their creation.
        var (place, end) = (0L, rows.Count);
        foreach (var condition in query.Criteria.Conditions.Where(condition => condition.AttributeName == Names.CreatedOn))
        {
            var border = rows.Creation.FirstFrom((DateTime)condition.Values[0]);
            (place, end) = condition.Operator == ConditionOperator.LessThan ? (place, Math.Min(end, border)) : (Math.Max(place, border), end);
        }

        place = query.PageInfo.PagingCookie is { } cookie ? long.Parse(cookie, CultureInfo.InvariantCulture) : place;
        var page = new EntityCollection();
        for (; place < end && page.Entities.Count < query.PageInfo.Count; place++)
        {
            if (rows.IsLinked(rows.Creation.NumberAt(place)))
            {
                page.Entities.Add(rows.ContactRow(rows.Creation.NumberAt(place)));
            }
        }

        page.MoreRecords = place < end;
        page.PagingCookie = page.MoreRecords ? place.ToString(CultureInfo.InvariantCulture) : null;
        return page;
    }

    private static DataCollection<object>? In(QueryExpression query, string column)
    {
        return query.Criteria.Conditions.FirstOrDefault(condition => condition.AttributeName == column && condition.Operator == ConditionOperator.In)?.Values;
    }

    private static EntityCollection Listed(IEnumerable<long> numbers, Func<long, Entity> row) => new([.. numbers.Select(row)]);

    private static EntityCollection Page(long first, long end, Func<long, Entity> row, bool more)
    {
        var page = new EntityCollection { MoreRecords = more, PagingCookie = more ? "cookie" : null };
        for (var number = first; number < end; number++)
        {
            page.Entities.Add(row(number));
        }

        return page;
    }
}
