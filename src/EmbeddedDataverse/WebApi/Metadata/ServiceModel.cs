namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>The organisation's definitions as the Web API shows them.</summary>
internal sealed class ServiceModel
{
    private readonly Dictionary<string, TableModel> byName;
    private readonly Dictionary<string, OperationModel> operations;

    public ServiceModel(IReadOnlyList<EntityMetadata> tables, IReadOnlyList<OperationModel> operations)
    {
        Tables = [.. tables.OrderBy(table => table.LogicalName, StringComparer.Ordinal).Select(table => new TableModel(table))];
        byName = Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        this.operations = operations.ToDictionary(operation => operation.Name, StringComparer.Ordinal);
        Edm = new EdmBuilder(Tables, operations).Build();
    }

    public IReadOnlyList<TableModel> Tables { get; }

    /// <summary>What addresses are parsed with, and what <c>$metadata</c> shows.</summary>
    public IEdmModel Edm { get; }

    public TableModel Table(string name)
    {
        return byName.TryGetValue(name, out var table) ? table : throw ApiError.NotFound($"Resource not found for the segment '{name}'.");
    }

    public TableModel? Find(string name) => byName.GetValueOrDefault(name);

    public OperationModel? Operation(string name) => operations.GetValueOrDefault(name);
}
