using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Serve;

/// <summary>
/// The users that one may sign in as: one who may do all, one who may look at everything, one who may look at all but the product and the profiles.
/// </summary>
/// <param name="Administrator">The one who may do all.</param>
/// <param name="Reader">The one who may look.</param>
/// <param name="Stranger">The one who knows nothing of linking.</param>
internal sealed record ServedUsers(Guid Administrator, Guid Reader, Guid Stranger)
{
    private const string AllPrivileges = "System Administrator";
    private const string ReaderRole = "Customer Profile Linking Reader";

    /// <summary>Makes the users that are not there yet, and lets them see the tables that there are by now.</summary>
    public static ServedUsers Ensure(Organization organization)
    {
        var tables = (
            (RetrieveAllEntitiesResponse)organization.System.Execute(new RetrieveAllEntitiesRequest { EntityFilters = EntityFilters.Entity })).EntityMetadata;
        return new ServedUsers(
            Ensure(organization, nameof(Administrator), role: null, [AllPrivileges]),
            Ensure(organization, nameof(Reader), ReaderRole, [.. tables.Where(table => !IsOurs(table)).Select(Read)]),
            Ensure(organization, nameof(Stranger), role: null, [.. tables.Where(table => !IsOurs(table) && !IsOfCustomerInsights(table)).Select(Read)]));
    }

    private static string Read(EntityMetadata table) => "prvRead" + table.SchemaName;

    private static bool IsOurs(EntityMetadata table) => table.LogicalName.StartsWith(InputNames.ProductPrefix, StringComparison.Ordinal);

    private static bool IsOfCustomerInsights(EntityMetadata table) =>
        table.LogicalName.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal);

    private static Guid Ensure(Organization organization, string name, string? role, string[] privileges)
    {
        var query = new QueryExpression("systemuser") { TopCount = 1 };
        query.Criteria.AddCondition("domainname", ConditionOperator.Equal, name);
        var user = organization.System.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id ?? Create(organization, name, role);
        organization.Grant(user, privileges);
        return user;
    }

    private static Guid Create(Organization organization, string name, string? role)
    {
        var user = organization.CreateUser(name);
        if (role is not null)
        {
            organization.AssignRole(user, role);
        }

        return user;
    }
}
