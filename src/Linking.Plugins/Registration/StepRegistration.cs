using System.Collections.Generic;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Registration;

/// <summary>One step as it is to be registered. Message and table are resolved by name at registration.</summary>
/// <param name="PluginType">Full name of the plug-in type.</param>
/// <param name="Table">Logical name of the table.</param>
/// <param name="Message">Name of the message.</param>
/// <param name="Kinds">The kinds of table on which the step is registered.</param>
internal sealed record StepRegistration(
    string PluginType,
    string Table,
    string Message,
    IReadOnlyCollection<TableKind> Kinds)
{
    /// <summary>Columns one of which an update must carry to run the step; empty for any.</summary>
    public IReadOnlyList<string> FilteringColumns { get; init; } = [];

    /// <summary>Whether the key columns of the customer profile are filtering columns too: their names differ from organisation to organisation.</summary>
    public bool FiltersByKeyColumns { get; init; }

    /// <summary>Post-operation.</summary>
    internal const int Stage = 40;

    /// <summary>Execution order.</summary>
    internal const int Rank = 10;

    /// <summary>Always asynchronous: the writer of the profiles is not kept waiting, and nothing of ours can undo its write.</summary>
    internal static StepMode Mode => StepMode.Asynchronous;

    /// <summary>Jobs that succeeded are deleted.</summary>
    internal static bool AsyncAutoDelete => true;

    /// <summary>Name of the step, which identifies it among registered ones.</summary>
    internal string Name => $"{PluginType}: {Message} of {Table}";
}
