namespace SolutionPackaging;

/// <summary>The solution source cannot be packed: says which file, what is wrong with it, and what to do.</summary>
internal sealed class PackagingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">Path of the file below the solution source.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="remedy">What to do.</param>
    public PackagingException(string file, string problem, string remedy)
        : base($"{problem} {remedy}")
    {
        File = file;
    }

    /// <summary>Path of the file below the solution source.</summary>
    public string File { get; }
}
