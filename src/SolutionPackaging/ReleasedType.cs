namespace SolutionPackaging;

/// <summary>One line of the list of released plug-in types.</summary>
/// <param name="Version">Major and minor version of the assembly it was released with: another one is another assembly to Dataverse.</param>
/// <param name="Id">The id that environments have of it.</param>
/// <param name="Name">Full name of the type; the simple name for the assembly itself.</param>
internal sealed record ReleasedType(Version Version, Guid Id, string Name)
{
    /// <summary>The line as it stands in the list.</summary>
    public override string ToString() => $"{Version} {Id:D} {Name}";
}
