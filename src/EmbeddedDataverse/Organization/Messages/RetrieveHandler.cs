namespace EmbeddedDataverse.Messages;

/// <summary>Retrieve: one row by id or alternate key.</summary>
internal sealed class RetrieveHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<EntityReference>("Target");
        var organization = call.Organization;
        var table = organization.Catalog.Get(target.LogicalName);
        organization.Privileges.Require(call.Caller.UserId, table, "Read");
        var wanted = call.Require<ColumnSet>("ColumnSet");
        if (wanted.AttributeExpressions.Count > 0)
        {
            throw PlatformFaults.NotSupported("Retrieve with AttributeExpressions");
        }

        var columns = RowReader.Resolve(table, wanted);
        var id = target.Id == Guid.Empty && target.KeyAttributes.Count > 0
            ? AlternateKeys.Find(organization, table, target.KeyAttributes) ?? Guid.Empty : target.Id;
        var row = organization.Rows.Read(table, id, columns, onlyVisible: !SessionToken.IsIn(call.Request))
            ?? throw PlatformFaults.DoesNotExist(table.Name, id);
        return call.Respond(new RetrieveResponse(), ("Entity", row));
    }
}
