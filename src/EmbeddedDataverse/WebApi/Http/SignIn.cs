using Microsoft.AspNetCore.Http;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>
/// Stands in for signing in: a cookie that the shell sets names the user. The headers of the platform for acting on behalf of
/// another user are heeded when that user may do so.
/// </summary>
internal sealed class SignIn(Organization organization, Guid defaultUser)
{
    public const string Cookie = "embedded-user";

    private const string ActOnBehalf = "prvActOnBehalfOfAnotherUser";

    /// <summary>The user who calls.</summary>
    /// <exception cref="ApiException">There is no such user, or the caller may not act for another.</exception>
    public Guid UserOf(HttpRequest request)
    {
        var signedIn = SignedIn(request);
        return request.Headers["MSCRMCallerID"].ToString() is { Length: > 0 } id ? Impersonated(signedIn, "systemuserid", id)
            : request.Headers["CallerObjectId"].ToString() is { Length: > 0 } directoryId ? Impersonated(signedIn, "azureactivedirectoryobjectid", directoryId)
            : signedIn;
    }

    /// <summary>The user whom the cookie names.</summary>
    public Guid SignedIn(HttpRequest request)
    {
        return Guid.TryParse(request.Cookies[Cookie], out var user) && Find("systemuserid", user) is { } found ? found : defaultUser;
    }

    /// <summary>The users one may choose from.</summary>
    public IEnumerable<Entity> Users()
    {
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet("fullname") };
        query.AddOrder("fullname", OrderType.Ascending);
        return organization.System.RetrieveMultiple(query).Entities;
    }

    private Guid Impersonated(Guid signedIn, string column, string id)
    {
        if (!organization.HoldsPrivilege(signedIn, ActOnBehalf))
        {
            throw new ApiException(403, ErrorCodes.PrivilegeDenied, $"Principal user (Id={signedIn:D}) is missing {ActOnBehalf} privilege.");
        }

        return Guid.TryParse(id, out var user) && Find(column, user) is { } found
            ? found
            : throw new ApiException(403, ErrorCodes.PrivilegeDenied, $"The user '{id}' that the request is to run as does not exist.");
    }

    private Guid? Find(string column, Guid value)
    {
        var query = new QueryExpression("systemuser") { TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return organization.System.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}
