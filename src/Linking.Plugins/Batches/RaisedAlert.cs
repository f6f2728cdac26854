namespace Linking.Plugins.Batches;

/// <summary>What became of an alert.</summary>
/// <param name="State">The state to be kept with the run; null when it could not be told.</param>
/// <param name="Detail">The run's detail, with the reason when nobody could be told.</param>
internal readonly record struct RaisedAlert(string? State, string Detail);
