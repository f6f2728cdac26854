namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>The tables that every organisation has.</summary>
internal static class PlatformTables
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TableDefinition> All { get; } =
        [.. new[] { UserTables.Text, SettingTables.Text, ExtensibilityTables.Text, ProcessTables.Text, SalesTables.Text, SolutionTables.Text,
            ViewTables.Text }.SelectMany(CompactTables.Parse)];

    /// <summary>Gives an organisation that was made by an earlier version the tables and columns it lacks.</summary>
    public static void Complete(Organization organization)
    {
        var missing = All.Where(table =>
            !organization.Catalog.TryGet(table.LogicalName, out var present) || table.Columns.Any(column => !present.TryGet(column.LogicalName, out _)))
            .ToList();
        if (missing.Count == 0)
        {
            return;
        }

        organization.Database.Begin();
        foreach (var definition in missing)
        {
            if (!organization.Catalog.TryGet(definition.LogicalName, out var table))
            {
                _ = organization.Catalog.Define(definition);
                continue;
            }

            foreach (var column in definition.Columns.Where(column => !table.TryGet(column.LogicalName, out _)))
            {
                _ = organization.Catalog.AddColumn(table, column);
            }
        }

        organization.Database.Commit();
    }
}
