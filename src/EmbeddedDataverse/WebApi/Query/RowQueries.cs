using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Answers requests for rows.</summary>
internal sealed class RowQueries(ApiContext context)
{
    /// <summary>A page of the rows of a table, or of those that a condition narrows it down to.</summary>
    public ApiResponse Many(TableModel table, ODataUriParser parser, FilterExpression? narrow = null)
    {
        if (FetchQueries.IsAsked(parser))
        {
            return new FetchQueries(context).Many(table, parser, narrow);
        }

        if (parser.ParseApply() is { } apply)
        {
            return new ApplyQueries(context, table, parser).Many(apply, narrow);
        }

        var options = QueryOptions.Read(context.Model, table, parser);
        Narrow(options.Query, narrow);
        var preferences = context.Request.Preferences;
        if (options.Query.TopCount is null)
        {
            var size = Math.Min(preferences.PageSize ?? table.LargestPage, table.LargestPage);
            options.Query.PageInfo = parser.ParseSkipToken() is { } token ? PageToken.Parse(token, size) : new PagingInfo { PageNumber = 1, Count = size };
            options.Query.PageInfo.ReturnTotalRecordCount = options.Counts;
        }

        var page = context.Service.RetrieveMultiple(options.Query);
        var body = new JsonObject { ["@odata.context"] = context.ContextOf(table.SetName + options.Choice.Context) };
        if (options.Counts)
        {
            var total = options.Query.TopCount is null ? page.TotalRecordCount : Total(table, options.Query);
            body["@odata.count"] = total;
            AddTotal(body, total, page.TotalRecordCountLimitExceeded);
        }
        else
        {
            AddTotal(body, -1, isExceeded: false);
        }

        body["value"] = new JsonArray([.. Json(options.Choice, [.. page.Entities])]);
        if (page.MoreRecords)
        {
            body["@odata.nextLink"] = PageToken.Link(context.Request.Address, options.Query.PageInfo.PageNumber, page.PagingCookie);
        }

        return ApiResponse.Json(200, body).With("Preference-Applied", preferences.AppliedTo(pages: options.Query.TopCount is null));
    }

    /// <summary>The total as annotations, which say -1 when nobody asked to count.</summary>
    private void AddTotal(JsonObject body, int total, bool isExceeded)
    {
        if (context.Request.Preferences.Wants(Annotations.TotalCount))
        {
            body["@" + Annotations.TotalCount] = total;
            body["@" + Annotations.TotalCountExceeded] = isExceeded;
        }
    }

    /// <summary>One row.</summary>
    public ApiResponse One(EntityReference reference, ODataUriParser parser)
    {
        var table = context.Model.Table(reference.LogicalName);
        var choice = QueryOptions.Read(context.Model, table, parser).Choice;
        var row = Retrieve(reference, choice.ToColumnSet());
        if (context.Request.Header("If-None-Match") is { } tag && tag.Trim() is not ("*" or "null") && ETag.Version(tag) == row.RowVersion)
        {
            return new ApiResponse { Status = 304 }.With("ETag", ETag.Of(row));
        }

        return One(200, choice, row);
    }

    /// <summary>One row that has been read.</summary>
    public ApiResponse One(int status, ColumnChoice choice, Entity row)
    {
        var body = new JsonObject { ["@odata.context"] = context.ContextOf($"{choice.Table.SetName}{choice.Context}/$entity") };
        foreach (var (name, value) in Json(choice, [row])[0].ToList())
        {
            body[name] = value?.DeepClone();
        }

        return ApiResponse.Json(status, body).With("ETag", ETag.Of(row))
            .With("Preference-Applied", context.Request.Preferences.AppliedTo(writes: context.Request.Method != "GET"));
    }

    /// <summary>How many rows there are, 5,000 at most.</summary>
    public ApiResponse Count(TableModel table, ODataUriParser parser, FilterExpression? narrow = null)
    {
        var query = QueryOptions.Read(context.Model, table, parser).Query;
        Narrow(query, narrow);
        return ApiResponse.Text(Total(table, query).ToString(CultureInfo.InvariantCulture), "text/plain");
    }

    public Entity Retrieve(EntityReference reference, ColumnSet columns)
    {
        return ((RetrieveResponse)context.Service.Execute(new RetrieveRequest { Target = reference, ColumnSet = columns })).Entity;
    }

    private static void Narrow(QueryExpression query, FilterExpression? narrow)
    {
        if (narrow is null)
        {
            return;
        }

        var all = new FilterExpression(LogicalOperator.And);
        all.AddFilter(narrow);
        all.AddFilter(query.Criteria);
        query.Criteria = all;
    }

    private int Total(TableModel table, QueryExpression query)
    {
        var count = new QueryExpression(table.Name)
        {
            ColumnSet = new ColumnSet(false),
            Criteria = query.Criteria,
            PageInfo = new PagingInfo { PageNumber = 1, Count = 1, ReturnTotalRecordCount = true }
        };
        count.LinkEntities.AddRange(query.LinkEntities);
        return context.Service.RetrieveMultiple(count).TotalRecordCount;
    }

    private List<JsonObject> Json(ColumnChoice choice, List<Entity> rows)
    {
        List<JsonObject> json = [.. rows.Select(row => context.Writer.Write(choice.Table, row, choice.Columns))];
        new Expander(context).Expand(choice, rows, json);
        return json;
    }
}
