namespace EmbeddedDataverse.Messages;

/// <summary>RetrieveDependenciesForUninstall: what stands in the way of deleting a solution.</summary>
internal sealed class RetrieveDependenciesForUninstallHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        call.Organization.Privileges.Require(call.Caller.UserId, call.Organization.Catalog.Get("solution"), "Read");
        var rows = new SolutionRemoval(call.Organization).DependenciesOf(call.Require<string>("SolutionUniqueName")).Select(dependency => dependency.ToRow());
        return call.Respond(new OrganizationResponse(), ("EntityCollection", new EntityCollection([.. rows]) { EntityName = "dependency" }));
    }
}
