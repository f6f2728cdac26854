using EmbeddedDataverse.WebApi.Actions;
using EmbeddedDataverse.WebApi.Batch;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Answers requests to the Web API. It is used by one thread at a time, as the organisation is.</summary>
internal sealed class ApiHandler(Organization organization, Action<Exception>? failed = null)
{
    /// <summary>The path of the Web API; every version from 9.0 on is served alike.</summary>
    public const string Path = "/api/data/v9.2/";

    private readonly ModelCache models = new(organization);

    /// <summary>Answers one request, with an error when it fails.</summary>
    public ApiResponse Handle(ApiRequest request, Guid userId, Uri root)
    {
        try
        {
            var context = new ApiContext(organization, models.Current, userId, root, request);
            var path = request.Address.AbsolutePath[root.AbsolutePath.Length..];
            return path switch
            {
                "" => ServiceDocument.Write(context),
                "$metadata" => CsdlDocument.Write(context),
                "$batch" => new BatchHandler(this, organization, userId, root).Handle(request),
                _ when RelationshipRequests.Serves(path) => new RelationshipRequests(context).Handle(path),
                _ when MetadataChanges.Serves(path) => new MetadataChanges(context).Handle(path),
                _ when DefinitionRequests.Serves(path) => new DefinitionRequests(context).Handle(path),
                _ => request.Method == "GET" ? new ReadRouter(context).Handle() : Write(context),
            };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (exception is not (ApiException or ODataException or FaultException))
            {
                failed?.Invoke(exception);
            }

            return ErrorPayload.Of(exception, request.Preferences);
        }
    }

    /// <summary>What a writing request shall do, for a change set that does it together with others.</summary>
    public WriteOperation Prepare(ApiRequest request, Guid userId, Uri root)
    {
        return new WriteRouter(new ApiContext(organization, models.Current, userId, root, request)).Route();
    }

    /// <summary>The address of a row.</summary>
    public string AddressOf(Entity row, Uri root) => $"{root}{models.Current.Table(row.LogicalName).SetName}({row.Id:D})";

    private static ApiResponse Write(ApiContext context)
    {
        var operation = new WriteRouter(context).Route();
        return operation.Answer(context.Service.Execute(operation.Request));
    }
}
