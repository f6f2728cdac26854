namespace EmbeddedDataverse.Import;

/// <summary>A component that needs another one.</summary>
/// <param name="Required">The component that is needed.</param>
/// <param name="RequiredName">Its name.</param>
/// <param name="Dependent">The component that needs it.</param>
/// <param name="DependentName">Its name.</param>
internal sealed record Dependency(SolutionComponent Required, string RequiredName, SolutionComponent Dependent, string DependentName)
{
    /// <summary>The row that the messages about dependencies answer with.</summary>
    public Entity ToRow() => new("dependency")
    {
        ["requiredcomponentobjectid"] = Required.Id,
        ["requiredcomponenttype"] = new OptionSetValue((int)Required.Type),
        ["dependentcomponentobjectid"] = Dependent.Id,
        ["dependentcomponenttype"] = new OptionSetValue((int)Dependent.Type),
        ["dependencytype"] = new OptionSetValue(2),
    };

    public override string ToString() =>
        $"RequiredComponentObject details: {Details(Required, RequiredName)} DependentComponentObject details: {Details(Dependent, DependentName)} "
        + "DependencyType: Published";

    private static string Details(SolutionComponent component, string name) =>
        $"Type: {component.Type}, ObjectName: {name}, Id: {component.Id:D}, ParentObjectName: , ParentId: {Guid.Empty:D},";
}
