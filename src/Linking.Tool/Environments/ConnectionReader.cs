using System.Text.Json;
using Linking.Client;
using Linking.Tool.Installation;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments;

/// <summary>Asks an environment who one is there and what is installed.</summary>
internal sealed class ConnectionReader(DataverseService service)
{
    /// <summary>What the commands need, and the privilege that decides it.</summary>
    private static readonly (string What, string Privilege)[] Wanted =
    [
        ("look at runs, issues and explanations", Names.Privilege.ReadIssue),
        ("read customer profiles", "prvRead" + Names.CustomerProfile.Table),
        ("read alternate keys", "prvRead" + Names.AlternateKey.Table),
        ("start and control runs", Names.Privilege.CreateRun),
        ("declare source tables", Names.Privilege.WriteSourceTable),
        ("prepare and remove linking", Names.Privilege.DeleteSourceTable),
        ("import solutions", "prvImportCustomization"),
    ];

    public ConnectionView Read()
    {
        var user = service.Get("WhoAmI").Id("UserId")!.Value;
        var version = service.Get("RetrieveVersion").Text("Version");
        var organization = service.First(new RowQuery("organization", "name"))?.Text("name") ?? "";
        var name = service.First(new RowQuery(Names.User.Table, Names.User.FullName) { Filter = $"{Names.User.Id} eq {user:D}" })?.Text(Names.User.FullName)
            ?? "";
        var product = service.First(new RowQuery("solution", "version") { Filter = $"uniquename eq {RowQuery.Quoted(PackedSolution.UniqueName)}" })?.Text(
            "version");
        var profiles = service.Find(Names.CustomerProfile.Table) is not null;
        var held = Held(user);
        return new ConnectionView(
            service.Client.Environment.GetLeftPart(UriPartial.Authority),
            organization,
            version,
            user,
            name,
            product,
            profiles,
            [.. Wanted.Select(want => new Ability(want.What, want.Privilege, held.Contains(want.Privilege)))]);
    }

    private HashSet<string> Held(Guid user)
    {
        var names = JsonSerializer.Serialize(Wanted.Select(want => want.Privilege));
        var answer = service.Get(
            $"systemusers({user:D})/Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p)?@p={Uri.EscapeDataString(names)}");
        var privileges = answer.Find("RolePrivileges") is { } list ? list.EnumerateArray().Select(item => new DataverseRow(item).Text("PrivilegeName")) : [];
        return privileges.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
