namespace Linking.Chaos;

/// <summary>The product did something that it must not do.</summary>
/// <param name="kind">Which of its promises is broken, in a word.</param>
/// <param name="message">What was found and what was expected.</param>
internal sealed class DivergenceException(string kind, string message) : Exception(message)
{
    /// <summary>Which of the product's promises is broken, in a word.</summary>
    public string Kind { get; } = kind;
}
