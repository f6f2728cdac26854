using Linking.Plugins.Schema;

namespace Linking.Solution.Tests.Drift;

/// <summary>
/// What each role may do, and why. That it is enough, and that nothing of it can be left out, is held by tests that act as users with just these
/// roles.
/// </summary>
internal static class DeclaredRoles
{
    private const string Administrator = "Customer Profile Linking Administrator";
    private const string Reader = "Customer Profile Linking Reader";
    private const string Service = "Customer Profile Linking Service";

    private static readonly (string Role, string Table, string Accesses)[] OwnTables =
    [
        (Administrator, Names.SourceTable.SchemaName, "Create Read Write Delete"),
        (Administrator, Names.Run.SchemaName, "Create Read Write Delete AppendTo"),
        (Administrator, Names.Batch.SchemaName, "Create Read Write Delete Append"),
        (Administrator, Names.Issue.SchemaName, "Create Read Write Delete"),
        (Administrator, Names.Outcome.SchemaName, "Create Read Write Delete"),
        (Reader, Names.SourceTable.SchemaName, "Read"),
        (Reader, Names.Run.SchemaName, "Read"),
        (Reader, Names.Batch.SchemaName, "Read"),
        (Reader, Names.Issue.SchemaName, "Read"),
        (Reader, Names.Outcome.SchemaName, "Read"),
        (Service, Names.SourceTable.SchemaName, "Create Read Write"),
        (Service, Names.Run.SchemaName, "Create Read Write Delete AppendTo"),
        (Service, Names.Batch.SchemaName, "Create Read Write Delete Append"),
        (Service, Names.Issue.SchemaName, "Create Read Write Delete"),
        (Service, Names.Outcome.SchemaName, "Create Read Write Delete"),
    ];

    // Opening the app, and asking why a row is linked as it is.
    private static readonly string[] App =
    [
        "prvReadAppModule", "prvReadAttribute", "prvReadCustomization", "prvReadEntity", "prvReadEnvironmentVariableDefinition", "prvReadOptionSet",
            "prvReadOrganization",
        "prvReadQuery", "prvReadRelationship", "prvReadSystemForm", "prvReadUser", "prvReadUserSettings", "prvReadWebResource",
    ];

    // Registering the steps by name, and listing what else runs on a write of a source table.
    private static readonly string[] Steps =
    [
        "prvReadPluginAssembly", "prvReadPluginType", "prvReadSdkMessage", "prvReadCallbackRegistration", "prvReadWorkflow",
        "prvCreateSdkMessageProcessingStep", "prvReadSdkMessageProcessingStep", "prvWriteSdkMessageProcessingStep", "prvDeleteSdkMessageProcessingStep",
        "prvReadSdkMessageProcessingStepImage", "prvDeleteSdkMessageProcessingStepImage",
    ];

    // Adding the lookup to a table that has none yet, which the first execution does that links it ("CreateOneToMany" in the list of privileges by message; the
    // relationship brings a column along), with labels in the organisation's base language.
    private static readonly string[] Lookup = ["prvCreateAttribute", "prvCreateRelationship", "prvWriteRelationship", "prvReadEntityMap",
        "prvReadOrganization", "prvReadQuery"];

    // Settings and definitions, read by each execution. The values of environment variables have no privilege of their own: that of the definitions counts.
    private static readonly string[] Execution = ["prvReadAttribute", "prvReadEntity", "prvReadEnvironmentVariableDefinition", "prvReadRelationship"];

    // Seeing whether the event of alerts is there to be raised.
    private static readonly string[] Alerts = ["prvReadCustomAPI"];

    /// <summary>Each privilege of each role.</summary>
    public static IEnumerable<(string Role, string Privilege)> All =>
        OwnTables.SelectMany(table => table.Accesses.Split(' ').Select(access => (table.Role, $"prv{access}{table.Table}")))
            .Concat(Of(Administrator, App, Steps, Alerts, ["prvWriteEnvironmentVariableDefinition"]))
            .Concat(Of(Reader, App))
            .Concat(Of(Service, Execution, Lookup, Alerts))
            .Distinct();

    private static IEnumerable<(string Role, string Privilege)> Of(string role, params string[][] privileges) =>
        privileges.SelectMany(group => group).Select(privilege => (role, privilege));
}
