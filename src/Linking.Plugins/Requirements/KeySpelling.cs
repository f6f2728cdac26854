namespace Linking.Plugins.Requirements;

/// <summary>The texts, as they are written, under which keys name a data source and table.</summary>
/// <param name="DataSource">The data source; null when the keys name none.</param>
/// <param name="EntityName">The table.</param>
internal sealed record KeySpelling(string? DataSource, string EntityName);
