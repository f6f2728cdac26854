using System.Reflection;
using System.Security.Cryptography;

namespace EmbeddedDataverse.Pipeline;

/// <summary>Keeps plug-in assemblies and their types as pluginassembly and plugintype rows.</summary>
internal sealed class AssemblyRegistration(Organization organization)
{
    private const string LocalAssembly = "(this process)";

    public Guid Register(byte[] bytes)
    {
        var assembly = AssemblyLoader.Load(bytes, organization.Options.ShareLoadedAssemblies ? Convert.ToHexString(SHA256.HashData(bytes)) : null);
        var identity = assembly.GetName();
        var row = new Entity("pluginassembly")
        {
            ["name"] = identity.Name,
            ["content"] = Convert.ToBase64String(bytes),
            ["version"] = identity.Version?.ToString(),
            ["culture"] = string.IsNullOrEmpty(identity.CultureName) ? "neutral" : identity.CultureName,
            ["publickeytoken"] = Convert.ToHexStringLower(identity.GetPublicKeyToken() ?? []),
            ["isolationmode"] = new OptionSetValue(2),
            ["sourcetype"] = new OptionSetValue(0),
        };
        var id = Save(row, "name", identity.Name!);
        foreach (var type in LoadableTypes(assembly).Where(IsPlugin))
        {
            _ = SaveType(type.FullName!, id, identity);
        }

        return id;
    }

    public Guid RegisterLocal(IPlugin plugin, string name)
    {
        var assemblyId = Save(new Entity("pluginassembly") { ["name"] = LocalAssembly }, "name", LocalAssembly);
        var id = SaveType(name, assemblyId, plugin.GetType().Assembly.GetName());
        organization.Plugins.AddLocal(id, plugin);
        return id;
    }

    // An assembly may hold types that this runtime cannot load, such as workflow activities, whose base is in the .NET Framework alone.
    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private static bool IsPlugin(Type type)
    {
        return type is { IsVisible: true, IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IPlugin).IsAssignableFrom(type);
    }

    private Guid SaveType(string name, Guid assemblyId, AssemblyName identity)
    {
        return Save(
            new Entity("plugintype")
            {
                ["name"] = name,
                ["typename"] = name,
                ["friendlyname"] = name,
                ["assemblyname"] = identity.Name,
                ["version"] = identity.Version?.ToString(),
                ["publickeytoken"] = Convert.ToHexStringLower(identity.GetPublicKeyToken() ?? []),
                ["pluginassemblyid"] = new EntityReference("pluginassembly", assemblyId),
            },
            "typename",
            name);
    }

    private Guid Save(Entity row, string key, string value)
    {
        var query = new QueryExpression(row.LogicalName);
        query.Criteria.AddCondition(key, ConditionOperator.Equal, value);
        var existing = organization.System.RetrieveMultiple(query).Entities.FirstOrDefault();
        if (existing is null)
        {
            return organization.System.Create(row);
        }

        row.Id = existing.Id;
        organization.System.Update(row);
        return existing.Id;
    }
}
