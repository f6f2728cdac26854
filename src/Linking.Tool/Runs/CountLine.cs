namespace Linking.Tool.Runs;

/// <summary>Rows by how they ended; examined is their sum.</summary>
internal sealed record CountLine(long Examined, long Linked, long Relinked, long Unlinked, long Unchanged, long Issues);
