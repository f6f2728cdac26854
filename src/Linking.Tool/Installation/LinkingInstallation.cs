using System.ServiceModel;
using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Installation;

/// <summary>
/// Installs the product as an administrator does: imports the packed managed solution and calls the set-up, and nothing else. The settings follow.
/// </summary>
internal sealed class LinkingInstallation : ILinkingInstallation
{
    /// <inheritdoc />
    public void Install(Organization organization, SimulationInput input)
    {
        InstallProduct(organization);
        new SettingsWriter(organization.System).Write(input.Organization);
    }

    /// <summary>Installs the product, or updates it, in an organisation that has the tables of Customer Insights.</summary>
    /// <exception cref="InputException">The organisation has the product in a form that the packed solution cannot update.</exception>
    internal static void InstallProduct(Organization organization)
    {
        Import(organization, PackedSolution.Managed);
        Prepare(organization.System);
    }

    /// <summary>Imports a package of the product.</summary>
    /// <exception cref="InputException">The organisation refuses it.</exception>
    internal static void Import(Organization organization, byte[] package)
    {
        RequireSolution(organization);
        try
        {
            organization.ImportSolution(package);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode == ErrorCodes.ImportSolutionError)
        {
            throw new InputException(organization.Name, null, fault.Message.TrimEnd('.'),
                "Use the version of this tool that last worked on the organisation, or a newer one");
        }
    }

    /// <summary>Registers the steps; source tables are what organization.json says, not what keys name.</summary>
    internal static void Prepare(IOrganizationService service)
    {
        _ = service.Execute(new OrganizationRequest(Names.Api.PrepareLinking) { [Names.ApiParameter.SkipDiscovery] = true });
    }

    // Versions of this tool before there was a solution defined the tables one by one: nothing tells which of them it was.
    private static void RequireSolution(Organization organization)
    {
        var query = new QueryExpression("solution") { TopCount = 1 };
        query.Criteria.AddCondition("uniquename", ConditionOperator.Equal, PackedSolution.UniqueName);
        if (organization.System.RetrieveMultiple(query).Entities.Count == 0
            && new Simulation.OrganizationCatalog(organization.System).Find(Names.Run.Table) is not null)
        {
            throw new InputException(
                organization.Name,
                null,
                "The organisation was made by an earlier version of this tool, which installed the product without its solution, and cannot be updated",
                "Make a new organisation file with 'linking simulate FOLDER --organization FILE'");
        }
    }
}
