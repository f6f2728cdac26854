namespace Linking.Client.SignIn;

/// <summary>How one signs in.</summary>
internal enum SignInWay
{
    /// <summary>Whatever Azure.Identity finds on this machine, in its own order.</summary>
    Default,

    /// <summary>In a browser.</summary>
    Browser,

    /// <summary>With a code, on another machine.</summary>
    Device,

    /// <summary>As the one who is signed in to the Azure command line.</summary>
    Cli,

    /// <summary>As an application, by its secret.</summary>
    Secret,

    /// <summary>As an application, by its certificate.</summary>
    Certificate,

    /// <summary>As an application that trusts a workflow of GitHub, a pipeline of Azure DevOps, or a workload.</summary>
    Federated,
}
