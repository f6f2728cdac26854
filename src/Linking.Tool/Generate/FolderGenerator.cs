namespace Linking.Tool.Generate;

/// <summary>Writes a simulation folder of any size with two unifications, streaming.</summary>
internal static class FolderGenerator
{
    /// <summary>Writes the folder.</summary>
    /// <param name="folder">A folder that does not exist or is empty.</param>
    /// <param name="options">What it shall hold.</param>
    /// <param name="done">Is told the number of source rows just written.</param>
    /// <exception cref="Input.InputException">The folder is not empty.</exception>
    public static void Write(string folder, GeneratorOptions options, Action<long>? done = null)
    {
        EmptyFolder.Require(folder);
        IReadOnlyList<UnifiedTable> tables = options.Members > 0
            ? [UnifiedTable.Contact, UnifiedTable.Lead, UnifiedTable.Member]
            : [UnifiedTable.Contact, UnifiedTable.Lead];
        using var writer = new FolderWriter(folder, tables, options.FirstIsBefore);
        WriteCustomers(writer, tables, options, done);
        OrganizationFileWriter.Write(folder, [.. tables.Select(OrganizationFileWriter.Declared)], withMembers: options.Members > 0);
    }

    /// <summary>Begins the files of the tables and fills all files with generated customers.</summary>
    public static void WriteCustomers(FolderWriter writer, IReadOnlyList<UnifiedTable> tables, GeneratorOptions options, Action<long>? done = null)
    {
        foreach (var table in tables)
        {
            writer.BeginRows(table.Table, table.Columns);
        }

        var random = new SeededRandom(options.Seed);
        new SecondUnification(writer, random).Write(new Population(options, writer, random).Draw().Select(customer =>
        {
            done?.Invoke(customer.Rows.Count);
            return customer;
        }));
    }
}
