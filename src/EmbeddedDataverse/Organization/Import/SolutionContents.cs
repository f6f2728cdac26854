namespace EmbeddedDataverse.Import;

/// <summary>What the solutions of an organisation hold.</summary>
internal sealed class SolutionContents(Organization organization)
{
    private readonly ILookup<Guid, SolutionComponent> bySolution = organization.Queries.All(organization.Catalog.Get("solutioncomponent")).ToLookup(
        row => row.GetAttributeValue<EntityReference>("solutionid").Id,
        row => new SolutionComponent((ComponentType)row.GetAttributeValue<int>("componenttype"), row.GetAttributeValue<Guid>("objectid")));

    /// <summary>The components of a solution that no other one holds too: they go with it.</summary>
    public HashSet<SolutionComponent> OnlyIn(Guid solution)
    {
        return [.. bySolution[solution].Except(bySolution.Where(group => group.Key != solution).SelectMany(group => group))];
    }
}
