using System.Xml.Linq;
using SolutionPackaging;

namespace Linking.Solution.Tests.Drift;

/// <summary>Walks over the solution source and takes away one element at a time.</summary>
internal static class Deletions
{
    /// <summary>One deletion for each element of a kind.</summary>
    public static IEnumerable<Mutation> Of(string kind) => kind switch
    {
        "table" =>
            Folders(SolutionLayout.Entities)
            .Select(name => new Mutation($"table {name.ToLowerInvariant()}", WithoutFolder($"{SolutionLayout.Entities}/{name}"))),
        "column" =>
            Elements(EntityFiles, "attribute")
            .Select(found => new Mutation($"column {TableOf(found.Path)}.{found.Element.Element("LogicalName")!.Value}", found.Deleted)),
        "choice value" =>
            Elements(EntityFiles, "option").Where(found => IsChoice(found.Element))
            .Select(found => new Mutation($"column {TableOf(found.Path)}.{ColumnOf(found.Element)}", found.Deleted)),
        "relationship" =>
            Elements(Below(SolutionLayout.Relationships), "EntityRelationship")
            .Select(found => new Mutation($"'{found.Element.Attribute("Name")!.Value}'", found.Deleted)),
        "custom API" =>
            Folders(SolutionLayout.CustomApis).Select(name => new Mutation($"custom API {name}", WithoutFolder($"{SolutionLayout.CustomApis}/{name}"))),
        "request parameter" =>
            Files(SolutionLayout.CustomApis, "customapirequestparameter")
            .Select(path => new Mutation($"{kind} {path.Split('/')[1]}.{path.Split('/')[3]}", Built.Source.Without(path))),
        "response property" =>
            Files(SolutionLayout.CustomApis, "customapiresponseproperty")
            .Select(path => new Mutation($"{kind} {path.Split('/')[1]}.{path.Split('/')[3]}", Built.Source.Without(path))),
        "environment variable" =>
            Folders(SolutionLayout.EnvironmentVariables)
            .Select(name => new Mutation($"{kind} {name}", WithoutFolder($"{SolutionLayout.EnvironmentVariables}/{name}"))),
        "catalog assignment" =>
            Elements([SolutionLayout.CatalogAssignments], "catalogassignment")
            .Select(found => new Mutation($"{kind} of {found.Element.Attribute("object.uniquename")!.Value}", found.Deleted)),
        "plug-in type" =>
            Elements(Below(SolutionLayout.PluginAssemblies), "PluginType")
            .Select(found => new Mutation($"{kind} {found.Element.Attribute("Name")!.Value}", found.Deleted)),
        "privilege" =>
            Elements(Below(SolutionLayout.Roles), "RolePrivilege")
            .Select(found =>
            new Mutation($"{kind} {found.Element.Attribute("name")!.Value} of the role {Path.GetFileNameWithoutExtension(found.Path)}", found.Deleted)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static IEnumerable<string> EntityFiles => Files(SolutionLayout.Entities, "Entity");

    private static IEnumerable<string> Below(string folder) => Built.Source.Below(folder);

    private static IEnumerable<string> Files(string folder, string name) =>
        Below(folder).Where(path => path.EndsWith($"/{name}.xml", StringComparison.Ordinal));

    private static IEnumerable<string> Folders(string folder) => Below(folder).Select(path => path.Split('/')[1]).Distinct(StringComparer.Ordinal);

    private static SourceFolder WithoutFolder(string folder) => Built.Source.Below(folder).Aggregate(Built.Source, (source, path) => source.Without(path));

    private static IEnumerable<(string Path, XElement Element, SourceFolder Deleted)> Elements(IEnumerable<string> paths, string name)
    {
        foreach (var path in paths)
        {
            var elements = Built.Source.Xml(path).Descendants(name).ToList();
            for (var index = 0; index < elements.Count; index++)
            {
                var position = index;
                yield return (path, elements[index], Mutation.Edit(path, root => root.Descendants(name).ElementAt(position).Remove()));
            }
        }
    }

    private static string TableOf(string path) => path.Split('/')[1].ToLowerInvariant();

    private static string ColumnOf(XElement option) => option.Ancestors("attribute").First().Element("LogicalName")!.Value;

    // The two options of a yes-or-no column are the platform's own.
    private static bool IsChoice(XElement option) => option.Ancestors("attribute").First().Element("Type")!.Value == "picklist";
}
