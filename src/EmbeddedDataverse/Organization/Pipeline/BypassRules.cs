namespace EmbeddedDataverse.Pipeline;

/// <summary>
/// BypassBusinessLogicExecution and its relatives: they skip custom steps of this one request for a user who may do so.
/// Nested requests are not affected.
/// </summary>
internal static class BypassRules
{
    private const int MaxStepIds = 3;

    public static StepSet Apply(Call call, StepSet steps)
    {
        var parameters = call.Request.Parameters;
        if (parameters.Count <= 1)
        {
            return steps;
        }

        var kinds = (call.Get<string>("BypassBusinessLogicExecution") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (kinds.Length > 0)
        {
            call.Organization.Privileges.Require(call.Caller.UserId, "prvBypassCustomBusinessLogic");
            steps = steps.Without(step => kinds.Contains(step.IsAsync ? "CustomAsync" : "CustomSync", StringComparer.OrdinalIgnoreCase));
        }

        if (call.Get<string>("BypassBusinessLogicExecutionStepIds") is { Length: > 0 } list)
        {
            call.Organization.Privileges.Require(call.Caller.UserId, "prvBypassCustomBusinessLogic");
            var ids = list.Split(',', StringSplitOptions.TrimEntries).Select(id => Guid.TryParse(id, out var step) ? step : Guid.Empty).ToList();
            if (ids.Count > MaxStepIds)
            {
                throw PlatformFaults.Invalid($"BypassBusinessLogicExecutionStepIds names more than {MaxStepIds} steps.");
            }

            steps = steps.Without(step => ids.Contains(step.Id));
        }

        if (call.Get<bool>("BypassCustomPluginExecution"))
        {
            call.Organization.Privileges.Require(call.Caller.UserId, "prvBypassCustomPlugins");
            steps = steps.Without(step => !step.IsAsync);
        }

        return steps;
    }
}
