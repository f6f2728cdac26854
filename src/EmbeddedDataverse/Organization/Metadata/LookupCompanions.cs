namespace EmbeddedDataverse.Metadata;

/// <summary>The columns that come with a lookup: which table it points to when there are several, and the partition of an elastic row.</summary>
internal static class LookupCompanions
{
    public static IEnumerable<ColumnDefinition> Of(ColumnDefinition lookup, Func<string, bool> isElastic)
    {
        if (lookup.Type is not (ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner))
        {
            yield break;
        }

        if (lookup.Targets.Count > 1)
        {
            yield return new ColumnDefinition
            {
                LogicalName = lookup.LogicalName + "type",
                Type = ColumnType.EntityName,
                CompanionOf = lookup.LogicalName,
                ValidForRead = false,
                ValidForCreate = false,
                ValidForUpdate = false,
            };
        }

        if (lookup.Targets.Any(isElastic))
        {
            yield return new ColumnDefinition
            {
                LogicalName = lookup.LogicalName + "pid",
                SchemaName = lookup.SchemaName is null ? null : lookup.SchemaName + "pid",
                Type = ColumnType.String,
                MaxLength = 100,
                CompanionOf = lookup.LogicalName,
                IsCustom = lookup.IsCustom,
            };
        }
    }
}
