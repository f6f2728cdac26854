using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Answers requests for rows that FetchXML describes: that of the address, of a view, or of a view that a user saved.</summary>
internal sealed class FetchQueries(ApiContext context)
{
    private const string Fetch = "fetchXml";
    private const string View = "savedQuery";
    private const string OwnView = "userQuery";

    private static readonly string[] Beside = ["$count", "$skiptoken", "tag"];

    /// <summary>Whether an address names FetchXML.</summary>
    public static bool IsAsked(ODataUriParser parser) => Options(parser).Any();

    /// <summary>A page of rows, or of those that a condition narrows it down to.</summary>
    public ApiResponse Many(TableModel table, ODataUriParser parser, FilterExpression? narrow)
    {
        var (name, value) = Options(parser).Single();
        RequireAlone(name);
        var fetch = new FetchText(name == Fetch ? value : TextOf(name, value));
        if (fetch.Table is { } asked && asked != table.Name)
        {
            throw PlatformFaults.Make(
                ErrorCodes.QueryBuilderEntitiesDontMatch,
                $"Entity Name specified in FetchXml does not match the entity name in the EntityExpression: '{asked}' is not '{table.Name}'.");
        }

        if (narrow is not null)
        {
            fetch.Narrow(narrow);
        }

        var counts = parser.ParseCount() == true;
        if (counts)
        {
            fetch.Set("returntotalrecordcount", "true");
        }

        Place(fetch, parser, name, table);
        var page = context.Service.RetrieveMultiple(fetch.Expression());
        var chosen = fetch.Has("aggregate") ? null : fetch.Columns;
        var columns = chosen is null ? "" : "(" + string.Join(
            ',',
            chosen.Select(column => Property(table, column)).Append(table.PrimaryId).Distinct(StringComparer.Ordinal)) + ")";
        var body = new JsonObject { ["@odata.context"] = context.ContextOf(table.SetName + columns) };
        Annotate(body, fetch, page);
        body["value"] = new AliasedRowWriter(context).Write(table, page);
        if (page.MoreRecords && name != Fetch)
        {
            body["@odata.nextLink"] = PageToken.Link(context.Request.Address, fetch.Page, page.PagingCookie);
        }

        return ApiResponse.Json(200, body).With("Preference-Applied", context.Request.Preferences.AppliedTo(pages: true));
    }

    private static IEnumerable<(string Name, string Value)> Options(ODataUriParser parser)
    {
        return parser.CustomQueryOptions.Where(option => option.Key is Fetch or View or OwnView).Select(option => (option.Key, option.Value ?? "")).Take(1);
    }

    private static string Property(TableModel table, string column)
    {
        return table.TryColumn(column, out var model) ? model.Property : column;
    }

    /// <summary>Other options would change what the FetchXML says.</summary>
    private void RequireAlone(string name)
    {
        foreach (var part in context.Request.Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var option = Uri.UnescapeDataString(part.Split('=')[0]);
            if (option != name && !Beside.Contains(option))
            {
                throw ApiError.BadRequest($"The query option '{option}' cannot be used together with {name}.");
            }
        }
    }

    /// <summary>The FetchXML of a view.</summary>
    private string TextOf(string option, string value)
    {
        if (!Guid.TryParse(value, out var id))
        {
            throw ApiError.BadRequest($"The value '{value}' of the query option {option} is not the id of a view.");
        }

        var view = context.Service.Retrieve(option == View ? "savedquery" : "userquery", id, new ColumnSet("fetchxml"));
        return view.GetAttributeValue<string>("fetchxml") ?? throw ApiError.BadRequest($"The view {id:D} has no FetchXML.");
    }

    private void Place(FetchText fetch, ODataUriParser parser, string name, TableModel table)
    {
        var size = Math.Min(context.Request.Preferences.PageSize ?? table.LargestPage, table.LargestPage);
        if (name == Fetch)
        {
            if (context.Request.Preferences.PageSize is not null && !fetch.Has("count") && !fetch.Has("top"))
            {
                fetch.Set("count", size);
            }

            return;
        }

        var paging = parser.ParseSkipToken() is { } token ? PageToken.Parse(token, size) : new PagingInfo { PageNumber = 1, Count = size };
        if (!fetch.Has("top"))
        {
            fetch.Set("count", paging.Count);
            fetch.Set("page", paging.PageNumber);
            fetch.Set("paging-cookie", paging.PagingCookie);
        }
    }

    private void Annotate(JsonObject body, FetchText fetch, EntityCollection page)
    {
        var preferences = context.Request.Preferences;
        if (page.TotalRecordCount >= 0)
        {
            body["@odata.count"] = page.TotalRecordCount;
            if (preferences.Wants(Annotations.TotalCount))
            {
                body["@" + Annotations.TotalCount] = page.TotalRecordCount;
            }

            if (preferences.Wants(Annotations.TotalCountExceeded))
            {
                body["@" + Annotations.TotalCountExceeded] = page.TotalRecordCountLimitExceeded;
            }
        }

        if (page.MoreRecords && page.PagingCookie is { Length: > 0 } cookie && preferences.Wants(Annotations.FetchCookie))
        {
            body["@" + Annotations.FetchCookie] = PageToken.Text(fetch.Page, cookie);
        }

        if (preferences.Wants(Annotations.MoreRecords))
        {
            body["@" + Annotations.MoreRecords] = page.MoreRecords;
        }
    }
}
