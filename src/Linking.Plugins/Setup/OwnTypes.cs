using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Linking.Plugins.Queries;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Setup;

/// <summary>
/// The registered plug-in types of this assembly. After an upgrade of the major or minor version the earlier assembly is registered
/// beside the present one ("Build and package plug-in code"): the steps are to run in the assembly that executes this code.
/// </summary>
internal sealed class OwnTypes
{
    private readonly Dictionary<Guid, string> names;
    private readonly Dictionary<string, Guid> current;

    private OwnTypes(IReadOnlyCollection<Entity> rows)
    {
        names = rows.ToDictionary(row => row.Id, row => row.GetAttributeValue<string>(Names.PluginType.TypeName) ?? string.Empty);
        var assembly = rows.OrderByDescending(Closeness).Select(AssemblyOf).FirstOrDefault();
        current = rows
            .Where(row => AssemblyOf(row) == assembly)
            .GroupBy(row => names[row.Id], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal);
    }

    private static AssemblyName This => typeof(OwnTypes).Assembly.GetName();

    /// <summary>Ids of all types, those of earlier assemblies included.</summary>
    internal IReadOnlyCollection<Guid> All => names.Keys;

    internal static OwnTypes Read(IOrganizationService service)
    {
        var query = new QueryExpression(Names.PluginType.Table)
        {
            ColumnSet = new ColumnSet(Names.PluginType.TypeName, Names.PluginType.Assembly, Names.PluginType.PublicKeyToken, Names.PluginType.Version),
        };
        query.Criteria.AddCondition(Names.PluginType.AssemblyName, ConditionOperator.Equal, This.Name);
        return new OwnTypes(new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Where(IsOurs).ToList());
    }

    /// <summary>Full name of a type of ours.</summary>
    internal string NameOf(Guid type) => names[type];

    /// <summary>The type of the executing assembly, as the steps are to name it.</summary>
    /// <exception cref="InvalidPluginExecutionException">It is not registered.</exception>
    internal Guid IdOf(StepRegistration step)
    {
        return current.TryGetValue(step.PluginType, out var id)
            ? id
            : throw new InvalidPluginExecutionException(
                $"{Names.Api.PrepareLinking}: the plug-in type {step.PluginType} is not registered. Import the solution again, or register all types of the "
                    + $"assembly {This.Name}.");
    }

    // Another publisher's assembly may have the name; its key is another one.
    private static bool IsOurs(Entity row)
    {
        var token = row.GetAttributeValue<string>(Names.PluginType.PublicKeyToken);
        var own = string.Concat((This.GetPublicKeyToken() ?? []).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        return string.IsNullOrEmpty(token) || string.Equals(token, own, StringComparison.OrdinalIgnoreCase);
    }

    private static Guid AssemblyOf(Entity row) => row.GetAttributeValue<EntityReference>(Names.PluginType.Assembly)?.Id ?? Guid.Empty;

    private static int Closeness(Entity row)
    {
        if (!Version.TryParse(row.GetAttributeValue<string>(Names.PluginType.Version), out var version))
        {
            return 0;
        }

        var own = This.Version;
        return version == own ? 2 : version.Major == own.Major && version.Minor == own.Minor ? 1 : 0;
    }
}
