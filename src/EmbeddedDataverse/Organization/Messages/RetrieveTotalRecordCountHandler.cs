namespace EmbeddedDataverse.Messages;

/// <summary>RetrieveTotalRecordCount: how many rows tables have, counted at once where the platform takes a count of the last 24 hours.</summary>
internal sealed class RetrieveTotalRecordCountHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var counts = new EntityRecordCountCollection();
        foreach (var name in call.Require<string[]>("EntityNames"))
        {
            var table = call.Organization.Catalog.Get(name);
            call.Organization.Privileges.Require(call.Caller.UserId, table, "Read");
            var statement = call.Organization.Database.Prepare($"SELECT count(*) FROM {table.Sql}");
            _ = statement.Read();
            counts[name] = statement.Int64(0);
            statement.Reset();
        }

        return call.Respond(new OrganizationResponse(), ("EntityRecordCountCollection", counts));
    }
}
