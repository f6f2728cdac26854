namespace Linking.Tool.Simulation;

/// <summary>The messages that carry rows.</summary>
internal enum WriteMessage
{
    Create,
    Update,
    Upsert,
}
