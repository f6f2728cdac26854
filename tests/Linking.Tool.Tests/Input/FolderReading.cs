using Linking.Tool.Input;

namespace Linking.Tool.Tests.Input;

/// <summary>Reads folders as 'linking simulate' does.</summary>
internal static class FolderReading
{
    /// <summary>The folder's content.</summary>
    public static SimulationInput Read(this TemporaryFolder folder) => SimulationInputReader.Read(folder.Path, new FewTables());

    /// <summary>Why the folder is refused.</summary>
    public static IReadOnlyList<InputError> Refused(this TemporaryFolder folder, bool strict = false) =>
        Assert.Throws<InputException>(() => SimulationInputReader.Read(folder.Path, new FewTables(), strict)).Errors;

    /// <summary>The rows of a table as the rehearsal loads them, a text each: values by column, without those that are empty.</summary>
    public static List<string> Rows(this SimulationInput input, string table = "contact") => Rows(input.Rows.Single(file => file.Table.LogicalName == table));

    /// <summary>The rows of a file as the rehearsal loads them.</summary>
    public static List<string> Rows(RowFile file) =>
    [
        .. Tool.Simulation.SourceRowLoader.Read(file, _ => { })
            .Select(row =>
                $"{row.Id:N}"[^2..]
                + string.Concat(row.Attributes.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $" {value.Key}={Text(value.Value)}"))),
    ];

    private static string? Text(object value) => value switch
    {
        Microsoft.Xrm.Sdk.EntityReference reference => $"{reference.LogicalName}:{reference.Id:N}"[..^30],
        Microsoft.Xrm.Sdk.OptionSetValue option => option.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Microsoft.Xrm.Sdk.Money money => money.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
