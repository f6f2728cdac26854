namespace Linking.Tool.Generate;

/// <summary>Where, besides alternate key rows, the keys of a customer stand.</summary>
[Flags]
internal enum KeyPlaces
{
    None = 0,

    /// <summary>In the key ring of the winners' alternate key rows, member <c>tableName</c>.</summary>
    Ring = 1,

    /// <summary>In the profile's list of all keys of a table.</summary>
    Alternates = 2,

    /// <summary>With Ring: the member is called <c>entityName</c>, as it was until 2023.</summary>
    OldRing = 4,
}
