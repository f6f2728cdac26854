namespace EmbeddedDataverse.Import;

/// <summary>Defines a table of a package, or brings the one that is there up to date: rows stay, columns are added, none is taken away.</summary>
internal sealed class TableImport(Organization organization, SolutionManifest manifest)
{
    private bool changed;

    /// <summary>Gives the id of the table.</summary>
    public Guid Apply(TableDefinition definition)
    {
        if (!organization.Catalog.TryGet(definition.LogicalName, out var table))
        {
            return new TableRegistration(organization).DefineInTransaction(definition).Id;
        }

        changed = true;
        Require(table.Kind == TableKind.Standard && table.Definition.Ownership == definition.Ownership
            && table.PrimaryName?.Name == definition.PrimaryName, $"The table '{table.Name}' is there with another kind, ownership or primary name.");
        foreach (var column in definition.Columns.Where(column => !table.TryGet(column.LogicalName, out _)))
        {
            _ = organization.Catalog.AddColumn(table, column,
                definition.Relationships.FirstOrDefault(relationship => relationship.Lookup == column.LogicalName) is { } relationship
                ? WithId(relationship) : null);
        }

        organization.Catalog.Replace(table, Merge(table.Definition, definition),
            definition.Columns.Select(column => Merge(table.Get(column.LogicalName), column)));
        return table.Id;
    }

    /// <summary>Makes the changed definitions count.</summary>
    public void Complete()
    {
        if (changed)
        {
            organization.Catalog.Reload();
        }
    }

    private RelationshipDefinition WithId(RelationshipDefinition relationship) => new()
    {
        SchemaName = relationship.SchemaName,
        ReferencedTable = relationship.ReferencedTable,
        Lookup = relationship.Lookup,
        CascadeDelete = relationship.CascadeDelete,
        Id = organization.Catalog.NewId(),
    };

    private ColumnDefinition Merge(Column present, ColumnDefinition wanted)
    {
        Require(
            present.Type == wanted.Type && present.Definition.Targets.SequenceEqual(wanted.Targets),
            $"The column '{present.Name}' of '{present.Table.Name}' is there with the type {present.Type} and cannot become {wanted.Type}, "
                + "or points elsewhere.");
        return new ColumnDefinition
        {
            LogicalName = wanted.LogicalName,
            SchemaName = wanted.SchemaName,
            DisplayName = wanted.DisplayName,
            Type = wanted.Type,
            MaxLength = wanted.MaxLength is { } length ? Math.Max(length, present.MaxLength) : null,
            Targets = wanted.Targets,
            Options = wanted.Options.Count == 0 ? wanted.Options : Union(present.Definition.Options, wanted.Options),
            DefaultOption = wanted.DefaultOption,
            ValidForCreate = wanted.ValidForCreate,
            ValidForUpdate = wanted.ValidForUpdate,
            IsCustom = wanted.IsCustom,
            CompanionOf = present.Definition.CompanionOf,
        };
    }

    private static Dictionary<int, string> Union(IReadOnlyDictionary<int, string> present, IReadOnlyDictionary<int, string> wanted)
    {
        return present.Where(option => !wanted.ContainsKey(option.Key)).Concat(wanted).OrderBy(option => option.Key)
            .ToDictionary(option => option.Key, option => option.Value);
    }

    private static TableDefinition Merge(TableDefinition present, TableDefinition wanted) => new()
    {
        LogicalName = wanted.LogicalName,
        SchemaName = wanted.SchemaName,
        DisplayName = wanted.DisplayName,
        EntitySetName = wanted.EntitySetName,
        Kind = present.Kind,
        Ownership = present.Ownership,
        PrimaryId = present.PrimaryId,
        PrimaryName = present.PrimaryName,
        ObjectTypeCode = present.ObjectTypeCode,
        CanCreateAttributes = wanted.CanCreateAttributes,
        Columns = wanted.Columns,
        Keys = present.Keys,
        Relationships = wanted.Relationships,
    };

    private void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw ImportFaults.Make(ErrorCodes.ImportSolutionError, $"An error occurred while importing a Solution: {manifest.UniqueName}. {what}");
        }
    }
}
