namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Keeps the model until the organisation's definitions change.</summary>
internal sealed class ModelCache(Organization organization)
{
    private string? version;
    private ServiceModel? model;

    public ServiceModel Current
    {
        get
        {
            var now = organization.DefinitionVersion;
            if (model is null || version != now)
            {
                var tables = (RetrieveAllEntitiesResponse)organization.System.Execute(new RetrieveAllEntitiesRequest { EntityFilters = EntityFilters.All });
                model = new ServiceModel(tables.EntityMetadata, new OperationReader(organization.System).Read());
                version = organization.DefinitionVersion;
            }

            return model;
        }
    }
}
