using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Calls custom APIs as a client does.</summary>
internal static class Api
{
    public static OrganizationResponse Call(this LinkingOrganization organization, string api, params (string Name, object? Value)[] parameters)
    {
        return organization.System.Execute(RequestOf(api, parameters));
    }

    /// <summary>Calls an API that refuses, and gives what it says.</summary>
    public static string Refusal(this LinkingOrganization organization, string api, params (string Name, object? Value)[] parameters)
    {
        var fault = Assert.Throws<System.ServiceModel.FaultException<OrganizationServiceFault>>(() => organization.Call(api, parameters));
        Assert.Equal(ErrorCodes.IsvAborted, fault.Detail.ErrorCode);
        Assert.StartsWith(api + ": ", fault.Message, StringComparison.Ordinal);
        return fault.Message;
    }

    private static OrganizationRequest RequestOf(string api, (string Name, object? Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        return request;
    }
}
