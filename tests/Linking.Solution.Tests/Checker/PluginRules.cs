using Linking.Plugins.Registration;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Linking.Solution.Tests.Checker;

/// <summary>The solution checker's rules for plug-ins and workflow activities, each as what it would find in the assembly or in the registration.</summary>
internal static class PluginRules
{
    private static readonly string[] Batches = ["ExecuteMultiple", "ExecuteTransaction"];
    private static readonly string[] Specialised = ["Assign", "SetState", "SetStateDynamicEntity", "SetParentSystemUser", "SetParentTeam",
        "SetParentBusinessUnit", "SetBusinessEquipment", "SetBusinessSystemUser"];
    private static readonly string[] Events = ["Create", "Update", "Delete", "CreateMultiple", "UpdateMultiple", "Upsert", "UpsertMultiple"];

    private static readonly int[] Stages = [10, 20, 40];

    /// <summary>Findings by rule.</summary>
    public static IReadOnlyDictionary<string, Func<ModuleDefinition, IEnumerable<string>>> All { get; } = new Dictionary<string, Func<ModuleDefinition,
        IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["il-specify-column"] = module => AllColumns(module).Concat(Calls(module, "ColumnSet::set_AllColumns")),
        ["il-turn-off-keepalive"] = module => Types(module, "System.Net"),
        ["il-avoid-unpub-metadata"] = module => Calls(module, "::set_RetrieveAsIfPublished"),
        ["il-avoid-batch-plugin"] = module => Messages(module, Batches),
        ["il-avoid-specialized-update-ops"] = module => Messages(module, Specialised),
        ["il-meta-avoid-crm2011-depr-message"] = _ => StepList.All.Where(step => !Events.Contains(step.Message)).Select(step => step.Name),
        ["il-use-autonumber-feature"] = module => Calls(module, "::set_AutoNumberFormat"),
        ["il-avoid-parallel-plugin"] = module => Types(module, "System.Threading.Tasks").Concat(Types(module, "System.Threading.Thread")),
        ["il-avoid-lock-plugin"] = module => Calls(module, "System.Threading.Monitor::"),
        ["meta-avoid-reg-no-attribute"] = _ =>
            StepList.All.Where(step => step.Message is "Update" && step.FilteringColumns.Count == 0).Select(step => step.Name),
        ["meta-avoid-reg-retrieve"] = _ => StepList.All.Where(step => step.Message is "Retrieve" or "RetrieveMultiple").Select(step => step.Name),
        ["meta-avoid-retrievemultiple-annotation"] = _ => StepList.All.Where(step => step.Table == "annotation").Select(step => step.Name),
        ["meta-avoid-crm4-event"] = _ => Stages.Contains(StepRegistration.Stage) ? [] : [$"stage {StepRegistration.Stage}"],
        ["meta-remove-dup-reg"] = _ =>
            StepList.All.GroupBy(step => step.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key),
        ["meta-remove-inactive"] = _ =>
            PackedSolution.Read(Built.Zip(isManaged: true)).Customizations.Descendants()
            .Where(element => element.Name.LocalName is "Workflow" or "SdkMessageProcessingStep").Select(element => element.Name.LocalName),
    };

    // Of a batch all columns are used, and the row is handed on whole.
    private static IEnumerable<string> AllColumns(ModuleDefinition module) =>
        Instructions(module)
            .Where(found => found.Instruction.Operand is MethodReference { FullName: "System.Void Microsoft.Xrm.Sdk.Query.ColumnSet::.ctor(System.Boolean)" }
                && found.Instruction.Previous?.OpCode == OpCodes.Ldc_I4_1
                && !found.Method.Contains(".BatchStore::", StringComparison.Ordinal))
            .Select(found => $"{found.Method} selects all columns");

    private static IEnumerable<string> Calls(ModuleDefinition module, string member) =>
        Instructions(module).Where(found => found.Instruction.Operand is MethodReference method && method.FullName.Contains(member, StringComparison.Ordinal))
            .Select(found => $"{found.Method} calls {found.Instruction.Operand}");

    private static IEnumerable<string> Types(ModuleDefinition module, string start) =>
        module.GetTypeReferences().Where(type => type.FullName.StartsWith(start, StringComparison.Ordinal)).Select(type => type.FullName);

    // Requests are late-bound: the message stands as a text, or in the name of a request class.
    private static IEnumerable<string> Messages(ModuleDefinition module, string[] messages) =>
        Instructions(module).Where(found => found.Instruction.Operand is string text && messages.Contains(text))
            .Select(found => $"{found.Method} names {found.Instruction.Operand}")
            .Concat(module.GetTypeReferences().Where(type => messages.Any(message => type.Name == message + "Request")).Select(type => type.FullName));

    private static IEnumerable<(string Method, Instruction Instruction)> Instructions(ModuleDefinition module) =>
        module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions.Select(instruction => (method.FullName, instruction)));
}
