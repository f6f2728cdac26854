namespace EmbeddedDataverse.Messages;

/// <summary>Creates a row together with rows that are related to it: all of them or none, as far as they are of standard tables.</summary>
internal sealed class RelatedRows(Call call, WorkTransaction transaction)
{
    private readonly Caller caller = call.Caller.With(transaction, inBatch: true);

    // Far beyond what a client sends, and little enough that no rows can exhaust the stack.
    private const int Deepest = 16;

    /// <summary>Whether a row carries others.</summary>
    public static bool Has(Entity row) => row.RelatedEntities.Count > 0;

    public Guid Create(Entity target)
    {
        if (IsDeeper(target, Deepest))
        {
            throw PlatformFaults.Invalid($"The row of '{target.LogicalName}' carries related rows more than {Deepest} deep.");
        }

        var organization = call.Organization;
        var table = organization.Catalog.Get(target.LogicalName);
        var row = new Entity(target.LogicalName, target.Id) { KeyAttributes = target.KeyAttributes };
        row.Attributes.AddRange(target.Attributes);
        var later = new List<(Relationship Relationship, EntityCollection Rows)>();
        foreach (var (relationship, rows) in target.RelatedEntities)
        {
            if (StandardManyToMany.Find(relationship.SchemaName) is null && OneToMany.Find(table, relationship) is { IsOne: false } side)
            {
                row[side.Lookup.Name] = Create(rows, side.Relationship);
            }
            else
            {
                later.Add((relationship, rows));
            }
        }

        var id = Send(row);
        foreach (var (relationship, rows) in later)
        {
            CreateOf(table, new EntityReference(table.Name, id), relationship, rows);
        }

        return id;
    }

    /// <summary>The row that a lookup shall point to.</summary>
    private EntityReference Create(EntityCollection rows, RelationshipDefinition relationship)
    {
        return rows.Entities is [var only]
            ? new EntityReference(only.LogicalName, Send(only))
            : throw PlatformFaults.Invalid($"The lookup of the relationship '{relationship.SchemaName}' can point to one row, not to {rows.Entities.Count}.");
    }

    private void CreateOf(Table table, EntityReference main, Relationship relationship, EntityCollection rows)
    {
        var many = StandardManyToMany.Find(relationship.SchemaName);
        foreach (var related in rows.Entities)
        {
            if (many is null)
            {
                var row = new Entity(related.LogicalName, related.Id) { KeyAttributes = related.KeyAttributes, RelatedEntities = related.RelatedEntities };
                row.Attributes.AddRange(related.Attributes);
                row[OneToMany.Find(table, relationship).Lookup.Name] = main;
                _ = Send(row);
            }
            else
            {
                _ = call.Organization.Engine.Execute(caller, new OrganizationRequest("Associate")
                {
                    ["Target"] = main,
                    ["Relationship"] = relationship,
                    ["RelatedEntities"] = new EntityReferenceCollection { new EntityReference(related.LogicalName, Send(related)) },
                });
            }
        }
    }

    private static bool IsDeeper(Entity row, int depth)
    {
        return row.RelatedEntities.Values.SelectMany(rows => rows.Entities).Any(related => depth == 0 || IsDeeper(related, depth - 1));
    }

    private Guid Send(Entity row)
    {
        return ((CreateResponse)call.Organization.Engine.Execute(caller, new CreateRequest { Target = row })).id;
    }
}
