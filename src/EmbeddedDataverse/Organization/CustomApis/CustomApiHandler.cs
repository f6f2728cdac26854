namespace EmbeddedDataverse.CustomApis;

/// <summary>Executes a custom API: who may, with what, and what comes back.</summary>
internal sealed class CustomApiHandler(CustomApi api) : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var organization = call.Organization;
        var caller = call.Caller;
        if (caller.Depth > EventPipeline.DeepestAllowed)
        {
            throw PlatformFaults.TooDeep();
        }

        if (api.ExecutePrivilege is { Length: > 0 } privilege)
        {
            organization.Privileges.Require(caller.UserId, privilege);
        }

        if (caller.Origin == CallOrigin.Plugin && api.IsPrivate)
        {
            throw PlatformFaults.Make(ErrorCodes.UnknownRequest, $"The private custom API {api.Name} cannot be called from a plug-in.");
        }

        api.CheckRequest(call.Request);
        var response = new OrganizationResponse { ResponseName = api.Name };
        foreach (var (name, value) in new CustomApiPipeline(call, api).Run())
        {
            response.Results[name] = value;
        }

        return response;
    }
}
