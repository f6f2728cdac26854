using EmbeddedDataverse;
using Linking.Tool.Input;

namespace Linking.Tool.Installation;

/// <summary>Puts the product into an organisation: its tables, environment variables, assembly and steps.</summary>
internal interface ILinkingInstallation
{
    /// <summary>
    /// Installs, or brings an installed product up to date. The tables of Customer Insights are there already; no row has been written to them in a new
    /// organisation.
    /// </summary>
    void Install(Organization organization, SimulationInput input);
}
