namespace EmbeddedDataverse.Messages;

/// <summary>Associate and Disassociate: pairs of rows over a relationship between many and many, or the lookup of one that is between one and many.</summary>
internal sealed class AssociateHandler(bool adds) : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<EntityReference>("Target");
        var relationship = call.Require<Relationship>("Relationship");
        var related = call.Require<EntityReferenceCollection>("RelatedEntities");
        var table = call.Organization.Catalog.Get(target.LogicalName);
        if (StandardManyToMany.Find(relationship.SchemaName) is { } many)
        {
            WorkTransaction.Join(call.Organization, call.Caller, _ => Pair(call, many, target, related));
        }
        else
        {
            WorkTransaction.Join(call.Organization, call.Caller, transaction => Link(call, transaction, OneToMany.Find(table, relationship), target, related));
        }

        return call.Respond(new OrganizationResponse());
    }

    private void Pair(Call call, ManyToManyDefinition many, EntityReference target, EntityReferenceCollection related)
    {
        foreach (var other in related)
        {
            if (many.Seen(target.LogicalName) is not { } sides || sides.Other.Table != other.LogicalName)
            {
                throw PlatformFaults.Invalid(
                    $"The relationship '{many.SchemaName}' is between {many.First.Table} and {many.Second.Table}, "
                    + $"not {target.LogicalName} and {other.LogicalName}.");
            }

            RequirePrivileges(call, many, target, other);
            Require(call.Organization, target);
            Require(call.Organization, other);
            Write(call.Organization, many, (sides.Own.Column, target.Id), (sides.Other.Column, other.Id));
        }

        call.Organization.Privileges.Invalidate();
    }

    private void Write(Organization organization, ManyToManyDefinition many, (string Column, Guid Id) own, (string Column, Guid Id) other)
    {
        var removed = organization.Database.Execute(
            $"DELETE FROM {many.Intersect} WHERE {own.Column} = ?1 AND {other.Column} = ?2",
            RowKeys.ToBytes(own.Id),
            RowKeys.ToBytes(other.Id));
        if (!adds)
        {
            return;
        }

        if (removed > 0)
        {
            throw PlatformFaults.Make(ErrorCodes.DuplicateRecord, "Cannot insert duplicate key.");
        }

        var pair = new Entity(many.Intersect) { [own.Column] = own.Id, [other.Column] = other.Id };
        new BulkLoader(organization).Insert(organization.Catalog.Get(many.Intersect), pair);
    }

    /// <summary>Each row on the side of many gets the lookup, or loses it when it leads to the row that is named.</summary>
    private void Link(Call call, WorkTransaction transaction, OneToMany side, EntityReference target, EntityReferenceCollection related)
    {
        foreach (var other in related)
        {
            var (one, many) = side.IsOne ? (target, other) : (other, target);
            if (one.LogicalName != side.Relationship.ReferencedTable || many.LogicalName != side.Lookup.Table.Name)
            {
                throw PlatformFaults.Invalid(
                    $"The relationship '{side.Relationship.SchemaName}' is between {side.Relationship.ReferencedTable} and {side.Lookup.Table.Name}, "
                    + $"not {target.LogicalName} and {other.LogicalName}.");
            }

            Require(call.Organization, one);
            var row = new Entity(many.LogicalName, many.Id) { [side.Lookup.Name] = adds ? one : null };
            _ = call.Organization.Engine.Execute(call.Caller.With(transaction, inBatch: true), new UpdateRequest { Target = row });
        }
    }

    private static void RequirePrivileges(Call call, ManyToManyDefinition many, EntityReference target, EntityReference other)
    {
        var (organization, user) = (call.Organization, call.Caller.UserId);
        if (many.SchemaName == StandardManyToMany.TeamMembers)
        {
            organization.Privileges.Require(user, organization.Catalog.Get(target.LogicalName), "Append");
            organization.Privileges.Require(user, organization.Catalog.Get(other.LogicalName), "AppendTo");
        }
        else
        {
            organization.Privileges.Require(user, "prvAssignRole");
        }
    }

    private static void Require(Organization organization, EntityReference row)
    {
        if (!organization.Rows.Exists(organization.Catalog.Get(row.LogicalName), row.Id))
        {
            throw PlatformFaults.DoesNotExist(row.LogicalName, row.Id);
        }
    }
}
