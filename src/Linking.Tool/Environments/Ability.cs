namespace Linking.Tool.Environments;

/// <summary>Something one may do, or may not.</summary>
/// <param name="What">In words that follow "can".</param>
/// <param name="Privilege">The privilege that decides it.</param>
/// <param name="Held">Whether one has it.</param>
internal sealed record Ability(string What, string Privilege, bool Held);
