namespace Linking.Tool.Simulation;

/// <summary>The messages that carry rows, or the ids of rows.</summary>
internal enum WriteMessage
{
    Create,
    Update,
    Upsert,
    Delete,
}
