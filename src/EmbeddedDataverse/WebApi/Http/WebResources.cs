using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Serves web resources: rows of the table webresource, and files of a folder.</summary>
internal sealed class WebResources(Organization organization, OrganizationGate gate, string? folder)
{
    public const string Path = "/WebResources/";

    private const string Table = "webresource";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".htm"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".xml"] = "text/xml; charset=utf-8",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".ico"] = "image/x-icon",
        [".svg"] = "image/svg+xml",
        [".resx"] = "text/xml; charset=utf-8",
    };

    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly string[] TypeByNumber = ["", ".html", ".css", ".js", ".xml", ".png", ".jpg", ".gif", "", ".xml", ".ico", ".svg", ".resx"];

    public async Task Handle(HttpContext http)
    {
        var name = Uri.UnescapeDataString(http.Request.Path.Value![Path.Length..]);
        var found = HttpMethods.IsGet(http.Request.Method) ? await gate.Use(() => Row(name), http.RequestAborted).ConfigureAwait(false) ?? File(name) : null;
        if (found is not { } resource)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = Types.GetValueOrDefault(resource.Extension, "application/octet-stream");
        await http.Response.Body.WriteAsync(resource.Content, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The names of all HTML pages.</summary>
    public IReadOnlyList<string> Pages()
    {
        var rows = HasTable()
            ? organization.System.RetrieveMultiple(Query(new ConditionExpression("webresourcetype", ConditionOperator.Equal, 1))).Entities.Select(row =>
            row.GetAttributeValue<string>("name")) : [];
        var files = folder is null
            ? [] : Directory.EnumerateFiles(folder, "*.html", Deep).Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'));
        return [.. rows.Concat(files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private (string Extension, byte[] Content)? Row(string name)
    {
        var row = HasTable()
            ? organization.System.RetrieveMultiple(Query(new ConditionExpression("name", ConditionOperator.Equal, name))).Entities.FirstOrDefault() : null;
        return row?.GetAttributeValue<string>("content") is { } content
            ? (TypeByNumber.ElementAtOrDefault(row.GetAttributeValue<OptionSetValue>("webresourcetype")?.Value ?? 0) ?? "", Convert.FromBase64String(content))
            : null;
    }

    private (string Extension, byte[] Content)? File(string name)
    {
        if (folder is null)
        {
            return null;
        }

        var root = System.IO.Path.GetFullPath(folder) + System.IO.Path.DirectorySeparatorChar;
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) && System.IO.File.Exists(path) && !IsLinked(path, root)
            ? (System.IO.Path.GetExtension(path), System.IO.File.ReadAllBytes(path))
            : null;
    }

    /// <summary>Whether the file, or a folder between it and the root, is a link, which could lead anywhere.</summary>
    private static bool IsLinked(string path, string root)
    {
        for (var part = path; part.Length >= root.Length; part = System.IO.Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool HasTable()
    {
        var query = new EntityQueryExpression
        {
            Criteria = new MetadataFilterExpression(LogicalOperator.And),
            Properties = new MetadataPropertiesExpression("LogicalName")
        };
        query.Criteria.Conditions.Add(new MetadataConditionExpression("LogicalName", MetadataConditionOperator.Equals, Table));
        return ((RetrieveMetadataChangesResponse)organization.System.Execute(new RetrieveMetadataChangesRequest { Query = query })).EntityMetadata.Count > 0;
    }

    private static QueryExpression Query(ConditionExpression condition)
    {
        var query = new QueryExpression(Table) { ColumnSet = new ColumnSet("name", "content", "webresourcetype") };
        query.Criteria.AddCondition(condition);
        return query;
    }
}
