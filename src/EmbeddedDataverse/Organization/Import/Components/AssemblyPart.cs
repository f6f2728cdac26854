using System.Reflection;

namespace EmbeddedDataverse.Import.Components;

/// <summary>A plug-in assembly of a package.</summary>
/// <param name="Id">The id of its row.</param>
/// <param name="Identity">Its full name.</param>
/// <param name="Content">The DLL.</param>
/// <param name="Types">The types it registers.</param>
internal sealed record AssemblyPart(Guid Id, AssemblyName Identity, byte[] Content, IReadOnlyList<PluginTypePart> Types)
{
    /// <summary>The DLL as its row keeps it; made once, as packages are read once and imported often.</summary>
    public string Text { get; } = Convert.ToBase64String(Content);
}
