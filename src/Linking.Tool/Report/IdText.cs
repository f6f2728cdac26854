namespace Linking.Tool.Report;

/// <summary>How ids are written in result files: in lower case with dashes, whatever they look like in the data.</summary>
internal static class IdText
{
    public static string Of(Guid? id) => id?.ToString("D") ?? "";
}
