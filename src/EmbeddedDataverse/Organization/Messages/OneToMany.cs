namespace EmbeddedDataverse.Messages;

/// <summary>A relationship between one and many, seen from one of its tables.</summary>
/// <param name="Relationship">The relationship.</param>
/// <param name="Lookup">The lookup that makes it.</param>
/// <param name="IsOne">Whether the table is the one that lookups point to.</param>
internal sealed record OneToMany(RelationshipDefinition Relationship, Column Lookup, bool IsOne)
{
    /// <summary>The relationship of a table that is meant; of one that a table has with itself, the role says which side.</summary>
    public static OneToMany Find(Table table, Relationship relationship)
    {
        OneToMany? one = null;
        foreach (var (lookup, definition) in table.Referencing)
        {
            one = definition.SchemaName == relationship.SchemaName ? new OneToMany(definition, lookup, IsOne: true) : one;
        }

        var many = table.Relationships.Find(definition => definition.SchemaName == relationship.SchemaName);
        var wantsOne = relationship.PrimaryEntityRole != EntityRole.Referencing;
        return one is not null && (wantsOne || many is null) ? one
            : many is not null ? new OneToMany(many, table.Get(many.Lookup), IsOne: false)
            : throw PlatformFaults.Make(
                ErrorCodes.ObjectDoesNotExist,
                $"The relationship '{relationship.SchemaName}' of the table '{table.Name}' does not exist.");
    }
}
