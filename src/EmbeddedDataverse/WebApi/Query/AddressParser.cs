using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Parses addresses by the model.</summary>
/// <param name="model">The tables and operations.</param>
/// <param name="root">The address of the Web API, with a slash at its end.</param>
internal sealed class AddressParser(ServiceModel model, Uri root)
{
    public Uri Root => root;

    /// <summary>A parser for one address; it works only once asked.</summary>
    public ODataUriParser Parse(Uri address)
    {
        return new ODataUriParser(model.Edm, root, address) { Resolver = new AlternateKeysODataUriResolver(model.Edm) };
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
