using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Execution;

/// <summary>
/// Rows in memory behind the organization service, with versions, conditions, orders and pages, and with no column that was not asked
/// for. A test can act before each call, or let any call fail, before it is done or after.
/// </summary>
internal sealed class MemoryService : IOrganizationService
{
    private const int Duplicate = -2147220937;
    private const int VersionMismatch = -2147088254;

    private readonly SortedDictionary<(string Table, Guid Id), Entity> rows = [];
    private int version;
    private int made;

    /// <summary>The clock of the platform, which dates what is written.</summary>
    public Func<DateTime> UtcNow { get; set; } = () => ExecutionSample.Noon;

    /// <summary>What was called, in order: the message and the table.</summary>
    public List<string> Calls { get; } = [];

    public List<QueryExpression> Queries { get; } = [];

    /// <summary>The rows as they were sent to be created, updated or upserted.</summary>
    public List<Entity> Written { get; } = [];

    /// <summary>Requests of other kinds.</summary>
    public List<OrganizationRequest> Others { get; } = [];

    /// <summary>Called with the number of each call, from 1, before it is done; what it throws is the answer.</summary>
    public Action<int> Before { get; set; } = _ => { };

    /// <summary>Called with the number of each call after it was done; what it throws is the answer.</summary>
    public Action<int> After { get; set; } = _ => { };

    /// <summary>The rows of a table in the order of their ids, all columns.</summary>
    public List<Entity> All(string table) => [.. rows.Where(row => row.Key.Table == table).Select(row => row.Value)];

    public Entity? Find(string table, Guid id) => rows.TryGetValue((table, id), out var row) ? row : null;

    /// <summary>Puts a row there, or columns into it, without a call.</summary>
    public Guid Put(Entity row)
    {
        var stored = Find(row.LogicalName, row.Id) ?? (rows[(row.LogicalName, row.Id)] = new Entity(row.LogicalName, row.Id) { [Names.CreatedOn] = UtcNow() });
        stored[Names.ModifiedOn] = UtcNow();
        foreach (var column in row.Attributes)
        {
            stored[column.Key] = column.Value;
        }

        stored.RowVersion = (++version).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return row.Id;
    }

    /// <summary>Takes a row away without a call.</summary>
    public void Remove(string table, Guid id) => rows.Remove((table, id));

    /// <summary>Forgets what was called.</summary>
    public void Forget()
    {
        Calls.Clear();
        Queries.Clear();
        Written.Clear();
        Others.Clear();
    }

    public OrganizationResponse Execute(OrganizationRequest request) => request switch
    {
        CreateRequest create => Call("create", create.Target.LogicalName, () => Create(create.Target, mayExist: false)),
        UpdateRequest update => Call("update", update.Target.LogicalName, () => Update(update.Target, update.ConcurrencyBehavior)),
        UpsertRequest upsert => Call("upsert", upsert.Target.LogicalName, () => Create(upsert.Target, mayExist: true)),
        DeleteRequest delete => Call("delete", delete.Target.LogicalName, () => Delete(delete.Target)),
        RetrieveMetadataChangesRequest =>
            Call("definitions", string.Empty, () => new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } }),
        _ => Call(request.RequestName, string.Empty, () => Other(request)),
    };

    public Guid Create(Entity entity)
    {
        var id = entity.Id == Guid.Empty ? new Guid(++made, 0x4ade, 0, new byte[8]) : entity.Id;
        Execute(new CreateRequest { Target = new Entity(entity.LogicalName, id) { Attributes = entity.Attributes } });
        return id;
    }

    public void Update(Entity entity) => Execute(new UpdateRequest { Target = entity });

    public void Delete(string entityName, Guid id) => Execute(new DeleteRequest { Target = new EntityReference(entityName, id) });

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        var asked = (QueryExpression)query;
        Queries.Add(asked);
        return Call("read", asked.EntityName, () => Read(asked));
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    private TAnswer Call<TAnswer>(string message, string table, Func<TAnswer> answer)
    {
        Calls.Add(message + " " + table);
        var number = Calls.Count;
        Before(number);
        var answered = answer();
        After(number);
        return answered;
    }

    private OrganizationResponse Create(Entity row, bool mayExist)
    {
        Written.Add(row);
        if (!mayExist && Find(row.LogicalName, row.Id) is not null)
        {
            throw PlatformFaults.Make(Duplicate, "A record with these values already exists.");
        }

        Put(row);
        return new OrganizationResponse();
    }

    private OrganizationResponse Update(Entity row, ConcurrencyBehavior behavior)
    {
        Written.Add(row);
        if (Find(row.LogicalName, row.Id) is not { } stored)
        {
            throw PlatformFaults.DoesNotExist(row.LogicalName, row.Id);
        }

        if (behavior == ConcurrencyBehavior.IfRowVersionMatches && row.RowVersion != stored.RowVersion)
        {
            throw PlatformFaults.Make(VersionMismatch, "The version of the existing record doesn't match.");
        }

        Put(row);
        return new OrganizationResponse();
    }

    private OrganizationResponse Delete(EntityReference row)
    {
        return rows.Remove((row.LogicalName, row.Id)) ? new OrganizationResponse() : throw PlatformFaults.DoesNotExist(row.LogicalName, row.Id);
    }

    private OrganizationResponse Other(OrganizationRequest request)
    {
        Others.Add(request);
        return new OrganizationResponse();
    }

    private EntityCollection Read(QueryExpression query)
    {
        var conditions = query.Criteria.Conditions.Select(Test).ToList();
        IEnumerable<Entity> found = All(query.EntityName).Where(row => conditions.TrueForAll(holds => holds(row)));
        foreach (var order in query.Orders.Reverse())
        {
            found = order.OrderType == OrderType.Ascending
                ? found.OrderBy(row => ValueOf(row, order.AttributeName), ValueOrder.Platform)
                : found.OrderByDescending(row => ValueOf(row, order.AttributeName), ValueOrder.Platform);
        }

        var all = found.ToList();
        var (skipped, size) = query.TopCount is { } top ? (0, top)
            : query.PageInfo is { Count: > 0 } page ? (Skipped(all, page), page.Count)
            : (0, 5000);
        var rest = all.Skip(skipped).ToList();
        var answer = new EntityCollection([.. rest.Take(size).Select(row => Copy(row, query.ColumnSet))]);
        answer.MoreRecords = query.TopCount is null && rest.Count > size;
        answer.PagingCookie = answer.MoreRecords ? rest[size - 1].Id.ToString("N") : null;
        return answer;
    }

    // A cookie names the last row of the page before, so that what changes before it moves nothing where rows are in the order of their ids.
    private static int Skipped(List<Entity> all, PagingInfo page)
    {
        return page.PagingCookie is { } cookie && all.FindIndex(row => row.Id.CompareTo(new Guid(cookie)) > 0) is var next && IsById(all)
            ? next < 0 ? all.Count : next
            : (page.PageNumber - 1) * page.Count;
    }

    private static bool IsById(List<Entity> all) => all.Zip(all.Skip(1)).All(pair => pair.First.Id.CompareTo(pair.Second.Id) < 0);

    private Entity Copy(Entity row, ColumnSet columns)
    {
        var copy = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion };
        foreach (var column in row.Attributes.Where(column => column.Value is not null && (columns.AllColumns || columns.Columns.Contains(column.Key))))
        {
            copy[column.Key] = column.Value is EntityReference reference ? Named(reference) : column.Value;
        }

        return copy;
    }

    // The platform gives a lookup the name of the row that it points to, and none when that row is gone.
    private EntityReference Named(EntityReference reference)
    {
        var name = reference.LogicalName == Names.CustomerProfile.Table ? Names.CustomerProfile.CustomerId : "cpl_name";
        return new EntityReference(reference.LogicalName, reference.Id) { Name = Find(reference.LogicalName, reference.Id)?.GetAttributeValue<string>(name) };
    }

    private static Func<Entity, bool> Test(ConditionExpression condition)
    {
        if (condition.Operator != ConditionOperator.In)
        {
            return row => Matches(condition, ValueOf(row, condition.AttributeName));
        }

        var values = condition.Values.Select(ValueOrder.Plain).ToHashSet(ValueOrder.Platform);
        return row => ValueOf(row, condition.AttributeName) is { } value && values.Contains(value);
    }

    private static bool Matches(ConditionExpression condition, object? value)
    {
        return condition.Operator switch
        {
            ConditionOperator.Null => value is null,
            ConditionOperator.NotNull => value is not null,
            ConditionOperator.Equal => value is not null && Compare(value, condition) == 0,
            ConditionOperator.NotEqual => value is null || Compare(value, condition) != 0,
            ConditionOperator.GreaterThan => value is not null && Compare(value, condition) > 0,
            ConditionOperator.GreaterEqual => value is not null && Compare(value, condition) >= 0,
            ConditionOperator.LessThan => value is not null && Compare(value, condition) < 0,
            ConditionOperator.LessEqual => value is not null && Compare(value, condition) <= 0,
            _ => throw new NotSupportedException(condition.Operator.ToString()),
        };
    }

    private static int Compare(object value, ConditionExpression condition) => ValueOrder.Platform.Compare(value, ValueOrder.Plain(condition.Values.Single()));

    private static object? ValueOf(Entity row, string column) =>
        column == row.LogicalName + "id" ? row.Id : ValueOrder.Plain(row.GetAttributeValue<object>(column));
}
