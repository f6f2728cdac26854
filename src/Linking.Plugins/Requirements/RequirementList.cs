using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Requirements;

/// <summary>All requirements. A new one is a class of its own and a line here.</summary>
internal static class RequirementList
{
    private static readonly IEnvironmentRequirement[] OfEnvironment =
    [
        new IndividualCustomers(),
        new ManagedOutputStorage(),
    ];

    private static readonly ITableRequirement[] OfTable =
    [
        new SourceTableDeclared(),
        new SameEnvironment(),
        new DataverseConnector(),
        new TableNameUnchanged(),
        new RealPrimaryKey(),
        new TakesPartInUnification(),
        new CanCarryLookup(),
    ];

    /// <summary>The codes of the environment's requirements.</summary>
    internal static readonly IReadOnlyList<RequirementCode> CodesOfEnvironment = [RequirementCode.IndividualCustomers, RequirementCode.ManagedOutputStorage];

    /// <summary>The codes of the requirements of a source table.</summary>
    internal static readonly IReadOnlyList<RequirementCode> CodesOfTable =
        Enum.GetValues(typeof(RequirementCode)).Cast<RequirementCode>().Except(CodesOfEnvironment).ToList();

    /// <summary>Gives the unmet requirements of the environment.</summary>
    internal static IReadOnlyList<UnmetRequirement> Unmet(EnvironmentFacts facts)
    {
        return OfEnvironment.Select(requirement => requirement.Check(facts)).OfType<UnmetRequirement>().ToList();
    }

    /// <summary>Gives the unmet requirements of a source table.</summary>
    internal static IReadOnlyList<UnmetRequirement> Unmet(TableFacts facts)
    {
        return OfTable.Select(requirement => requirement.Check(facts)).OfType<UnmetRequirement>().ToList();
    }
}
