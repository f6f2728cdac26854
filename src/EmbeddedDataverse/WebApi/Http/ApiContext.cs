using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Query;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>What the handling of one request needs.</summary>
internal sealed class ApiContext
{
    public ApiContext(Organization organization, ServiceModel model, Guid userId, Uri root, ApiRequest request)
    {
        Organization = organization;
        Model = model;
        UserId = userId;
        Root = root;
        Request = request;
        Service = organization.ServiceFor(userId);
        Addresses = new AddressParser(model, root);
        Paths = new PathReader(model, Addresses);
        Rows = new Payload.RowReader(model, Paths);
        Writer = new Payload.RowWriter(request.Preferences);
    }

    public Organization Organization { get; }

    public ServiceModel Model { get; }

    public Guid UserId { get; }

    /// <summary>The address of the Web API, with a slash at its end.</summary>
    public Uri Root { get; }

    public ApiRequest Request { get; }

    public IOrganizationService Service { get; }

    public AddressParser Addresses { get; }

    public PathReader Paths { get; }

    public Payload.RowReader Rows { get; }

    public Payload.RowWriter Writer { get; }

    public string ContextOf(string fragment) => $"{Root}$metadata#{fragment}";

    public string AddressOf(string table, Guid id) => $"{Root}{Model.Table(table).SetName}({id:D})";
}
