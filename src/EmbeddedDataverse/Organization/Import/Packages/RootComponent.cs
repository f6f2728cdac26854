namespace EmbeddedDataverse.Import.Packages;

/// <summary>One component that a solution holds, named as the manifest names it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name or id, in lower case.</param>
internal readonly record struct RootComponent(ComponentType Type, string Name)
{
    public static RootComponent Of(ComponentType type, string name) => new(type, name.ToLowerInvariant());

    public static RootComponent Of(ComponentType type, Guid id) => new(type, id.ToString("D"));

    public override string ToString() => $"{Name} of type {(int)Type}";
}
