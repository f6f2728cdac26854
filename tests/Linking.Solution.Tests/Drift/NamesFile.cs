using System.Reflection;
using Linking.Plugins.Schema;

namespace Linking.Solution.Tests.Drift;

/// <summary>Reads the names file: which tables, columns and variables of its own the product knows.</summary>
internal static class NamesFile
{
    private const string Prefix = "cpl_";

    /// <summary>The classes of the product's own tables.</summary>
    public static IReadOnlyList<Type> OwnTables { get; } = [.. typeof(Names).GetNestedTypes(BindingFlags.NonPublic)
        .Where(type => Value(type, "Table")?.StartsWith(Prefix, StringComparison.Ordinal) == true)];

    /// <summary>The constants of a class, but for the names of the table itself.</summary>
    public static IEnumerable<(string Constant, string Name)> Columns(Type table) =>
        Constants(table).Where(constant => constant.Constant is not ("Table" or "SchemaName"));

    /// <summary>The environment variables.</summary>
    public static IEnumerable<string> Variables =>
        Constants(typeof(Names.EnvironmentVariable)).Select(constant => constant.Name).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>The value of a constant; null when there is none of that name.</summary>
    public static string? Value(Type type, string constant) => Constants(type).FirstOrDefault(candidate => candidate.Constant == constant).Name;

    private static IEnumerable<(string Constant, string Name)> Constants(Type type) => type
        .GetFields(BindingFlags.NonPublic | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (field.Name, (string)field.GetRawConstantValue()!));
}
