using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Parses addresses by the model.</summary>
/// <param name="model">The tables and operations.</param>
/// <param name="root">The address of the Web API, with a slash at its end.</param>
internal sealed class AddressParser(ServiceModel model, Uri root)
{
    /// <summary>The most <c>$expand</c> options of a request, those within others among them; so it is how deep they go, too.</summary>
    public const int MostExpands = 15;

    /// <summary>The query options that are none of OData's.</summary>
    private static readonly string[] Options = ["tag", "partitionId", "fetchXml", "savedQuery", "userQuery", "$format", "$id"];

    public Uri Root => root;

    /// <summary>A parser for one address; it works only once asked.</summary>
    public ODataUriParser Parse(Uri address)
    {
        var parser = new ODataUriParser(model.Edm, root, address) { Resolver = new ValueResolver(model.Edm) };
        parser.Settings.MaximumExpansionCount = MostExpands;
        parser.Settings.MaximumExpansionDepth = MostExpands;
        return parser.CustomQueryOptions.Select(option => option.Key)
            .FirstOrDefault(name => name is not null && !Options.Contains(name) && !name.StartsWith('@')) is { } unknown
            ? throw ApiError.BadRequest($"The query parameter {unknown} is not supported")
            : parser;
    }

    /// <summary>The segments of the path.</summary>
    /// <exception cref="Http.ApiException">The path leads nowhere.</exception>
    public static IReadOnlyList<ODataPathSegment> Path(ODataUriParser parser)
    {
        try
        {
            return [.. parser.ParsePath()];
        }
        catch (ODataUnrecognizedPathException exception)
        {
            throw ApiError.NotFound(exception.Message);
        }
    }
}
