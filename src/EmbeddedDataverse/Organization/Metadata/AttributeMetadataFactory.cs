namespace EmbeddedDataverse.Metadata;

/// <summary>Describes columns as <see cref="AttributeMetadata"/> of the right class.</summary>
internal static class AttributeMetadataFactory
{
    public static AttributeMetadata Make(Column column)
    {
        var definition = column.Definition;
        var attribute = Create(column);
        attribute.MetadataId = column.Id;
        attribute.LogicalName = column.Name;
        attribute.SchemaName = definition.SchemaName ?? column.Name;
        attribute.DisplayName = MetadataBuilder.LabelOf(definition.DisplayName ?? definition.SchemaName ?? column.Name);
        attribute.HasChanged = false;
        attribute.IsValidForCreate = definition.ValidForCreate;
        attribute.IsValidForUpdate = definition.ValidForUpdate;
        attribute.RequiredLevel = new AttributeRequiredLevelManagedProperty(AttributeRequiredLevel.None);
        return attribute.Fill(
            ("EntityLogicalName", column.Table.Name),
            ("AttributeOf", definition.CompanionOf),
            ("AttributeType", Enum.Parse<AttributeTypeCode>(column.Type.ToString())),
            ("AttributeTypeName", (AttributeTypeDisplayName)(column.Type + "Type")),
            ("ColumnNumber", column.Ordinal + 1),
            ("IsCustomAttribute", definition.IsCustom),
            ("IsPrimaryId", column == column.Table.PrimaryId),
            ("IsPrimaryName", column == column.Table.PrimaryName),
            ("IsValidForRead", definition.ValidForRead),
            ("IsManaged", false),
            ("IsLogical", definition.JoinOf.Count > 0));
    }

    /// <summary>The declaration behind a description: what CreateAttribute and CreateOneToMany are given.</summary>
    public static ColumnDefinition Read(AttributeMetadata attribute, params string[] targets)
    {
        var schemaName = attribute.SchemaName ?? throw PlatformFaults.Invalid("Required field 'SchemaName' is missing.");
        return new ColumnDefinition
        {
            LogicalName = schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            DisplayName = attribute.DisplayName?.UserLocalizedLabel?.Label ?? attribute.DisplayName?.LocalizedLabels.FirstOrDefault()?.Label,
            Type = Enum.TryParse<ColumnType>(attribute.AttributeType?.ToString(), out var type)
                ? type : throw PlatformFaults.NotSupported($"A column of type {attribute.AttributeType}"),
            MaxLength = (attribute as StringAttributeMetadata)?.MaxLength ?? (attribute as MemoAttributeMetadata)?.MaxLength,
            Targets = targets,
            Options = (attribute as EnumAttributeMetadata)?.OptionSet?.Options.ToDictionary(option => option.Value ?? 0, option =>
                option.Label?.UserLocalizedLabel?.Label ?? "")
                ?? new Dictionary<int, string>(),
            IsCustom = true,
        };
    }

    private static AttributeMetadata Create(Column column)
    {
        return column.Type switch
        {
            ColumnType.String => new StringAttributeMetadata { MaxLength = column.MaxLength, FormatName = StringFormatName.Text },
            ColumnType.Memo => new MemoAttributeMetadata { MaxLength = column.MaxLength },
            ColumnType.Integer => new IntegerAttributeMetadata(),
            ColumnType.BigInt => new BigIntAttributeMetadata(),
            ColumnType.Decimal => new DecimalAttributeMetadata(),
            ColumnType.Double => new DoubleAttributeMetadata(),
            ColumnType.Money => new MoneyAttributeMetadata(),
            ColumnType.Boolean => new BooleanAttributeMetadata(),
            ColumnType.DateTime => new DateTimeAttributeMetadata(),
            ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => new LookupAttributeMetadata { Targets = [.. column.Definition.Targets] },
            ColumnType.Picklist => new PicklistAttributeMetadata { OptionSet = Options(column) },
            ColumnType.State => new StateAttributeMetadata { OptionSet = Options(column) },
            ColumnType.Status => new StatusAttributeMetadata { OptionSet = Options(column) },
            ColumnType.Uniqueidentifier => new UniqueIdentifierAttributeMetadata(),
            ColumnType.EntityName => new EntityNameAttributeMetadata(),
            _ => new AttributeMetadata(),
        };
    }

    private static OptionSetMetadata Options(Column column)
    {
        var options = column.Definition.Options.Select(option => new OptionMetadata(MetadataBuilder.LabelOf(option.Value), option.Key)).ToList();
        return new OptionSetMetadata(new OptionMetadataCollection(options));
    }
}
