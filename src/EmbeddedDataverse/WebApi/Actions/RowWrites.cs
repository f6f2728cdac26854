using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;
using EmbeddedDataverse.WebApi.Query;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Actions;

/// <summary>Turns requests that write rows into requests of the organisation.</summary>
internal sealed class RowWrites(ApiContext context)
{
    /// <summary>POST to a set: a new row.</summary>
    public WriteOperation Create(TableModel table, ODataUriParser parser)
    {
        var row = Body(table);
        return new WriteOperation(Options(new CreateRequest { Target = row }), response =>
            Answer(new EntityReference(table.Name, ((CreateResponse)response).id), 201, parser));
    }

    /// <summary>
    /// PATCH of a row: an upsert, or an update when If-Match says that the row must exist, or a creation when If-None-Match says that it must not.
    /// </summary>
    public WriteOperation Change(EntityReference reference, ODataUriParser parser)
    {
        var table = context.Model.Table(reference.LogicalName);
        var row = Body(table);
        row.Id = reference.Id;
        row.KeyAttributes = reference.KeyAttributes;
        if (row.RelatedEntities.Count > 0)
        {
            throw ApiError.BadRequest("Deep inserts are not allowed in updates: create related rows with POST, and set links by @odata.bind or $ref.");
        }

        if (context.Request.Header("If-Match") is { } tag)
        {
            var update = new UpdateRequest { Target = row };
            if (tag.Trim() != "*")
            {
                row.RowVersion = ETag.Version(tag);
                update.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
            }

            return new WriteOperation(Options(update), _ => Answer(reference, 200, parser));
        }

        if (context.Request.Header("If-None-Match")?.Trim() == "*")
        {
            foreach (var (name, value) in reference.KeyAttributes)
            {
                row[name] = value;
            }

            row.KeyAttributes = [];
            return new WriteOperation(Options(new CreateRequest { Target = row }), response =>
                Answer(new EntityReference(table.Name, ((CreateResponse)response).id), 201, parser));
        }

        return new WriteOperation(Options(new UpsertRequest { Target = row }), response =>
        {
            var upsert = (UpsertResponse)response;
            return Answer(upsert.Target, upsert.RecordCreated ? 201 : 200, parser);
        });
    }

    /// <summary>DELETE of a row.</summary>
    public WriteOperation Delete(EntityReference reference)
    {
        if (reference.Id == Guid.Empty)
        {
            reference = new EntityReference(reference.LogicalName, new RowQueries(context).Retrieve(reference, new ColumnSet(false)).Id);
        }

        var delete = new DeleteRequest { Target = reference };
        if (context.Request.Header("If-Match") is { } tag && tag.Trim() != "*")
        {
            reference.RowVersion = ETag.Version(tag);
            delete.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        }

        return new WriteOperation(Options(delete), _ => ApiResponse.NoContent());
    }

    /// <summary>PUT or DELETE of one column.</summary>
    public WriteOperation SetColumn(EntityReference reference, ColumnModel column, bool clear)
    {
        object? value = null;
        if (!clear)
        {
            var body = Payload.RowReader.Parse(context.Request.Body);
            value = body.TryGetProperty("value", out var given)
                ? ValueReader.Read(column, given) : throw ApiError.Payload("The body must hold the new value as 'value'.");
        }

        return Set(reference, column.Name, value);
    }

    /// <summary>PUT, POST or DELETE of a link: the lookup of a row.</summary>
    public WriteOperation Set(EntityReference reference, string column, object? value)
    {
        var row = new Entity(reference.LogicalName, reference.Id) { [column] = value };
        row.KeyAttributes = reference.KeyAttributes;
        return new WriteOperation(Options(new UpdateRequest { Target = row }), _ => ApiResponse.NoContent());
    }

    /// <summary>POST or DELETE of a link between many and many.</summary>
    public WriteOperation Associate(EntityReference reference, Relationship relationship, EntityReference other, bool removes)
    {
        var request = new OrganizationRequest(removes ? "Disassociate" : "Associate")
        {
            ["Target"] = reference,
            ["Relationship"] = relationship,
            ["RelatedEntities"] = new EntityReferenceCollection { other },
        };
        return new WriteOperation(Options(request), _ => ApiResponse.NoContent());
    }

    private Entity Body(TableModel table)
    {
        return context.Rows.Read(table, Payload.RowReader.Parse(context.Request.Body));
    }

    private OrganizationRequest Options(OrganizationRequest request) => RequestOptions.Apply(request, context.Request);

    private ApiResponse Answer(EntityReference reference, int status, ODataUriParser parser)
    {
        var id = reference.Id != Guid.Empty ? reference.Id : new RowQueries(context).Retrieve(reference, new ColumnSet(false)).Id;
        var address = context.AddressOf(reference.LogicalName, id);
        if (!context.Request.Preferences.ReturnRepresentation)
        {
            return ApiResponse.NoContent().With("OData-EntityId", address);
        }

        var table = context.Model.Table(reference.LogicalName);
        var choice = QueryOptions.Read(context.Model, table, parser).Choice;
        var queries = new RowQueries(context);
        return queries.One(status, choice, queries.Retrieve(new EntityReference(table.Name, id), choice.ToColumnSet())).With("OData-EntityId", address);
    }
}
