using System.Collections;
using System.Runtime.Serialization;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Triggers;

/// <summary>Asks the platform whether the user holds a privilege: inside a transaction a refused read cannot be caught, it can only be avoided.</summary>
internal sealed class PrivilegeCheck(ExecutionScope scope)
{
    /// <summary>Whether the user holds the privilege, also by a team.</summary>
    internal bool Holds(string privilege)
    {
        var request = new OrganizationRequest(Names.UserPrivilege.Message)
        {
            [Names.UserPrivilege.UserId] = scope.UserId,
            [Names.UserPrivilege.PrivilegeName] = privilege,
        };
        try
        {
            return scope.Service.Execute(request).Results.TryGetValue(Names.UserPrivilege.RolePrivileges, out var held) && held is ICollection { Count: > 0 };
        }
        catch (SerializationException exception)
        {
            // The answer is of a type of Microsoft.Crm.Sdk.Proxy, which the sandbox supplies and this assembly does not reference.
            scope.Trace($"{Names.UserPrivilege.Message}: {exception.Message}");
            return false;
        }
    }
}
