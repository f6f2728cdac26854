namespace EmbeddedDataverse;

/// <summary>The handlers by message.</summary>
internal static class MessageRegistry
{
    private static readonly Dictionary<string, IMessageHandler> Handlers = new(StringComparer.Ordinal)
    {
        ["Create"] = new CreateHandler(),
        ["Update"] = new UpdateHandler(),
        ["Upsert"] = new UpsertHandler(),
        ["Delete"] = new DeleteHandler(),
        ["CreateMultiple"] = new CreateMultipleHandler(),
        ["UpdateMultiple"] = new UpdateMultipleHandler(),
        ["UpsertMultiple"] = new UpsertMultipleHandler(),
        ["DeleteMultiple"] = new DeleteMultipleHandler(),
        ["Retrieve"] = new RetrieveHandler(),
        ["RetrieveMultiple"] = new RetrieveMultipleHandler(),
        ["ExecuteMultiple"] = new ExecuteMultipleHandler(),
        ["ExecuteTransaction"] = new ExecuteTransactionHandler(),
        ["WhoAmI"] = new WhoAmIHandler(),
    };

    public static IMessageHandler? Find(string? message)
    {
        return message is not null && Handlers.TryGetValue(message, out var handler) ? handler : null;
    }
}
