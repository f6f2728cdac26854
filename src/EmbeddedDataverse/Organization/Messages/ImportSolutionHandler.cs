namespace EmbeddedDataverse.Messages;

/// <summary>ImportSolution: installs a solution package, or updates the solution that is there.</summary>
internal sealed class ImportSolutionHandler : IMessageHandler
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "CustomizationFile", "PublishWorkflows", "OverwriteUnmanagedCustomizations",
        "ImportJobId", "HoldingSolution" };

    public OrganizationResponse Execute(Call call)
    {
        var organization = call.Organization;
        organization.Privileges.Require(call.Caller.UserId, "prvImportCustomization");
        if (call.Request.Parameters.Keys.FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            throw PlatformFaults.NotSupported($"The parameter '{unknown}' of ImportSolution");
        }

        if (call.Caller.Transaction is not null)
        {
            throw PlatformFaults.NotSupported("ImportSolution inside a transaction");
        }

        var package = SolutionPackage.Read(call.Require<byte[]>("CustomizationFile"));
        _ = new SolutionImport(organization, package, call.Get<bool>("HoldingSolution")).Run();
        return call.Respond(new OrganizationResponse());
    }
}
