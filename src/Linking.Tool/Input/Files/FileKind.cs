namespace Linking.Tool.Input.Files;

/// <summary>What a file holds, whatever its name says.</summary>
internal enum FileKind
{
    Text,
    Workbook,
    Parquet,

    /// <summary>Packed with gzip, as some exports are.</summary>
    Packed,
}
