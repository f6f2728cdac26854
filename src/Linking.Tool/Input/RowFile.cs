namespace Linking.Tool.Input;

/// <summary>A validated file of source rows and the table they belong to.</summary>
internal sealed record RowFile(TableShape Table, InputFile File);
