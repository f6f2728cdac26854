namespace Linking.Plugins.Triggers;

/// <summary>A place that could not be read, so that what it holds is not known.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Content">What it holds, for people.</param>
/// <param name="Reason">Why.</param>
internal sealed record UnreadableSource(string Table, string Content, string Reason);
