using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Tables;

/// <summary>Reads the columns of one table.</summary>
internal sealed class ColumnReader(string table, string place, SolutionManifest manifest, RelationshipReader relationships)
{
    private readonly Dictionary<string, ColumnDefinition> columns = new(StringComparer.Ordinal);
    private string? primaryId;
    private string? primaryName;

    public TableColumns Read(IEnumerable<XElement> attributes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            var name = attribute.Attr("PhysicalName")!.ToLowerInvariant();
            var at = $"{place}/attribute[{attribute.Attr("PhysicalName")}]";
            if (attribute.Text("LogicalName") != name || attribute.Text("Name") != name)
            {
                throw ImportFaults.Invalid(at, $"The names '{attribute.Text("Name")}' and '{attribute.Text("LogicalName")}' of the column must be '{name}'.");
            }

            if (!names.Add(name))
            {
                throw ImportFaults.Invalid(at, "The column is there twice.");
            }

            Read(attribute, name, at);
        }

        return new TableColumns(
            [.. columns.Values],
            primaryId ?? throw ImportFaults.Missing(place, "the column of type primarykey"),
            primaryName ?? throw ImportFaults.Missing(place, "the column whose DisplayMask has PrimaryName"));
    }

    private void Read(XElement attribute, string name, string at)
    {
        var type = attribute.Text("Type")!;
        if (type == "primarykey")
        {
            primaryId = primaryId is null && name == table + "id"
                ? name : throw ImportFaults.Invalid(at, $"The one primary key of the table must be '{table}id'.");
            return;
        }

        if (type is not ("state" or "status") && !attribute.Flag("IsCustomField"))
        {
            if (!PlatformColumns.Contains(name))
            {
                throw ImportFaults.Unknown(at, $"the platform's column '{name}'");
            }

            PlatformColumns.RequireType(name, type, at);
            return;
        }

        if (type is not ("state" or "status") && !name.StartsWith(manifest.Prefix.ToLowerInvariant() + "_", StringComparison.Ordinal))
        {
            throw ImportFaults.Invalid(at, $"'{name}' does not begin with the customization prefix '{manifest.Prefix}' of the solution's publisher.");
        }

        if ((attribute.Text("DisplayMask") ?? "").Split('|').Contains("PrimaryName", StringComparer.Ordinal))
        {
            primaryName = primaryName is null && type == "nvarchar" ? name : throw ImportFaults.Invalid(at, "A table has one primary name, of type nvarchar.");
        }

        columns.Add(name, Definition(attribute, name, type, at));
    }

    private ColumnDefinition Definition(XElement attribute, string name, string type, string at)
    {
        var options = new OptionReader(attribute, type, at);
        return new ColumnDefinition
        {
            LogicalName = name,
            SchemaName = attribute.Attr("PhysicalName"),
            DisplayName = attribute.Label("displaynames") ?? throw ImportFaults.Missing(at, "the label of the column"),
            Type = TypeOf(type),
            MaxLength = type is "nvarchar" or "ntext" ? attribute.Int("MaxLength") ?? throw ImportFaults.Missing(at, "the element 'MaxLength'") : null,
            Targets = type == "lookup" ? relationships.Targets(table, name, at) : [],
            Options = options.Options,
            DefaultOption = options.Default,
            ValidForCreate = type == "state" || attribute.Flag("ValidForCreateApi"),
            ValidForUpdate = attribute.Flag("ValidForUpdateApi"),
            IsCustom = attribute.Flag("IsCustomField"),
        };
    }

    private static ColumnType TypeOf(string type) => type switch
    {
        "nvarchar" => ColumnType.String,
        "ntext" => ColumnType.Memo,
        "int" => ColumnType.Integer,
        "bigint" => ColumnType.BigInt,
        "decimal" => ColumnType.Decimal,
        "float" => ColumnType.Double,
        "money" => ColumnType.Money,
        "bit" => ColumnType.Boolean,
        "datetime" => ColumnType.DateTime,
        "lookup" => ColumnType.Lookup,
        "picklist" => ColumnType.Picklist,
        "state" => ColumnType.State,
        "status" => ColumnType.Status,
        "uniqueidentifier" => ColumnType.Uniqueidentifier,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The vocabulary lets it through"),
    };
}
