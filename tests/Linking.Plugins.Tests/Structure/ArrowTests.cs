using System.Reflection;
using Linking.Plugins.Entry;
using Linking.Plugins.Schema;
using Mono.Cecil;

namespace Linking.Plugins.Tests.Structure;

/// <summary>Holds the picture of docs/architecture.md: arrows between folders go one way.</summary>
public sealed class ArrowTests : IDisposable
{
    private readonly ModuleDefinition module = ModuleDefinition.ReadModule(typeof(CustomerProfileWritten).Assembly.Location);
    private readonly TypeArrows arrows;

    public ArrowTests() => arrows = new TypeArrows(module);

    [Fact]
    public void No_two_folders_use_each_other()
    {
        var pairs = Between().ToList();
        Assert.Empty(pairs.Where(pair => pairs.Exists(other => other.From == pair.To && other.To == pair.From))
            .Select(pair => $"{pair.From} -> {pair.To}: {string.Join(", ", pair.By.Take(5))}"));
    }

    [Fact]
    public void No_ring_of_folders_is_there()
    {
        var uses = Between().ToLookup(pair => pair.From, pair => pair.To);
        Assert.Empty(Rings(uses.Select(group => group.Key), folder => uses[folder]));
    }

    [Fact]
    public void No_ring_of_types_is_there()
    {
        Assert.Empty(Rings(arrows.Types, arrows.Of).Select(type => type.FullName));
    }

    [Theory]
    [InlineData("Planning")]
    [InlineData("Schema")]
    public void The_ground_uses_nothing_above_it(string folder)
    {
        Assert.Empty(Between().Where(pair => pair.From == folder).Select(pair => $"{pair.To}: {string.Join(", ", pair.By)}"));
    }

    [Fact]
    public void Planning_knows_nothing_of_the_SDK()
    {
        var planning = module.Types.Where(type => type.Namespace == "Linking.Plugins.Planning");
        var used = planning.SelectMany(type => type.Fields.Select(field => field.FieldType).Concat(type.Methods.SelectMany(method =>
            method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType))));
        Assert.DoesNotContain(used, type => type.Namespace.StartsWith("Microsoft.Xrm", StringComparison.Ordinal));
    }

    [Fact]
    public void The_entry_types_are_named_as_they_are()
    {
        var entries = module.Types.Where(type => type.Namespace == "Linking.Plugins.Entry" && type.IsPublic && !type.IsAbstract).Select(type => type.FullName);
        var named = typeof(Names.EntryType).GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => !field.IsPrivate).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(entries.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    public void Dispose() => module.Dispose();

    private IEnumerable<(string From, string To, IReadOnlyList<string> By)> Between() =>
        from type in arrows.Types
        from used in arrows.Of(type)
        let pair = (From: TypeArrows.Folder(type), To: TypeArrows.Folder(used))
        where pair.From != pair.To
        group $"{type.Name} -> {used.Name}" by pair into uses
        select (uses.Key.From, uses.Key.To, (IReadOnlyList<string>)uses.ToList());

    // What is left when everything that uses nothing is taken away, again and again, and then everything that nothing uses.
    private static HashSet<T> Rings<T>(IEnumerable<T> all, Func<T, IEnumerable<T>> uses)
        where T : notnull
    {
        var left = all.ToHashSet();
        while (left.RemoveWhere(one => !uses(one).Any(left.Contains)) > 0)
        {
        }

        while (left.RemoveWhere(one => !left.Any(other => uses(other).Contains(one))) > 0)
        {
        }

        return left;
    }
}
