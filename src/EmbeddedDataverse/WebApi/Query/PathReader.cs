using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Reads rows that addresses name.</summary>
internal sealed class PathReader(ServiceModel model, AddressParser addresses)
{
    /// <summary>The row that a binding names, such as <c>/contacts(id)</c>, relative or whole.</summary>
    public EntityReference Reference(string address, IReadOnlyCollection<string> tables)
    {
        var segments = AddressParser.Path(addresses.Parse(Absolute(address)));
        if (segments is not [EntitySetSegment, KeySegment key])
        {
            throw ApiError.Payload($"'{address}' does not name a row: write /set(id).");
        }

        var reference = Reference(key);
        return tables.Contains(reference.LogicalName)
            ? reference
            : throw ApiError.Payload($"'{address}' is a row of {reference.LogicalName}, and the lookup takes rows of {string.Join(", ", tables)}.");
    }

    /// <summary>The row that a key names.</summary>
    public EntityReference Reference(KeySegment key)
    {
        var table = Table(key.EdmType);
        var reference = new EntityReference(table.Name, Guid.Empty);
        foreach (var (name, value) in key.Keys)
        {
            if (name == table.PrimaryId && value is Guid id)
            {
                reference.Id = id;
            }
            else if (table.TryProperty(name, out var column))
            {
                reference.KeyAttributes[column.Name] = FilterValue.Of(column, value);
            }
        }

        // An elastic row is named by its id and its partition; the id finds it.
        if (reference.Id != Guid.Empty)
        {
            reference.KeyAttributes.Clear();
        }

        return reference;
    }

    public TableModel Table(IEdmType type)
    {
        var element = type is IEdmCollectionType collection ? collection.ElementType.Definition : type;
        return model.Table(((IEdmEntityType)element).Name);
    }

    private Uri Absolute(string address)
    {
        var text = address.StartsWith(addresses.Root.AbsoluteUri, StringComparison.OrdinalIgnoreCase) ? address[addresses.Root.AbsoluteUri.Length..] : address;
        return Uri.TryCreate(addresses.Root, text.TrimStart('/'), out var whole) && addresses.Root.IsBaseOf(whole)
            ? whole
            : throw ApiError.Payload($"'{address}' is no address of this organisation.");
    }
}
