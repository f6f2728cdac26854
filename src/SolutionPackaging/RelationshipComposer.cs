using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Collects the relationships, which are filed under the table that they point to, in the order of their index.</summary>
internal sealed class RelationshipComposer(SourceReader source)
{
    /// <summary>All relationships of the solution.</summary>
    public IEnumerable<XElement> All()
    {
        var files = source.Below(SolutionLayout.Relationships)
            .ToDictionary(path => path, path => source.Xml(path, "EntityRelationships"), StringComparer.Ordinal);
        var found = files.SelectMany(file => file.Value.Elements("EntityRelationship")
            .Select(element => (File: file.Key, Name: element.Attribute("Name", file.Key), Element: element))).ToList();
        var index = source.Xml(SolutionLayout.RelationshipIndex, "EntityRelationships").Elements("EntityRelationship")
            .Select(element => element.Attribute("Name", SolutionLayout.RelationshipIndex)).ToList();
        if (found.Find(relationship => !index.Contains(relationship.Name)) is { Name: not null } forgotten)
        {
            throw new PackagingException(forgotten.File, $"The relationship '{forgotten.Name}' is not in {SolutionLayout.RelationshipIndex}.", "Add it there.");
        }

        return index.Select(name => found.Find(relationship => relationship.Name == name).Element
            ?? throw new PackagingException(SolutionLayout.RelationshipIndex, $"The relationship '{name}' is in no file of {SolutionLayout.Relationships}.",
                "Add it there, or take it off the index."));
    }
}
