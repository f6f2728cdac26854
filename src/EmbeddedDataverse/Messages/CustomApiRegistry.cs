namespace EmbeddedDataverse;

/// <summary>Custom APIs are messages whose main operation is a plug-in.</summary>
internal sealed class CustomApiRegistry(Organization organization)
{
    private readonly Dictionary<string, IMessageHandler> handlers = new(StringComparer.Ordinal);
    private int generation = -1;

    public IMessageHandler? Find(string message)
    {
        if (generation != organization.Steps.Generation)
        {
            generation = organization.Steps.Generation;
            handlers.Clear();
            foreach (var row in organization.Queries.All(organization.Catalog.Get("customapi")))
            {
                handlers[row.GetAttributeValue<string>("uniquename") ?? ""] = new CustomApiHandler(row);
            }
        }

        return handlers.GetValueOrDefault(message);
    }
}
