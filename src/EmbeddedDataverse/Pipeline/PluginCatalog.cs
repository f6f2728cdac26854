using System.Security.Cryptography;

namespace EmbeddedDataverse;

/// <summary>Makes plug-ins. One instance serves each step, as in the sandbox, where instances are cached and shared.</summary>
internal sealed class PluginCatalog(Organization organization)
{
    private readonly Dictionary<Guid, IPlugin> local = [];
    private readonly Dictionary<(Guid Type, string? Unsecure, string? Secure), IPlugin> instances = [];
    private int generation = -1;

    /// <summary>Registers an instance that lives in this process only.</summary>
    public void AddLocal(Guid pluginTypeId, IPlugin plugin)
    {
        local[pluginTypeId] = plugin;
    }

    public IPlugin Get(Guid pluginTypeId, string? unsecure = null, string? secure = null)
    {
        if (local.TryGetValue(pluginTypeId, out var own))
        {
            return own;
        }

        if (generation != organization.Steps.Generation)
        {
            instances.Clear();
            generation = organization.Steps.Generation;
        }

        if (!instances.TryGetValue((pluginTypeId, unsecure, secure), out var plugin))
        {
            plugin = Create(pluginTypeId, unsecure, secure);
            instances.Add((pluginTypeId, unsecure, secure), plugin);
        }

        return plugin;
    }

    private IPlugin Create(Guid pluginTypeId, string? unsecure, string? secure)
    {
        var types = organization.Catalog.Get("plugintype");
        var row = organization.Rows.Read(types, pluginTypeId, RowReader.Resolve(types, new ColumnSet(true))) ?? throw PlatformFaults.DoesNotExist("plugintype", pluginTypeId);
        var assemblies = organization.Catalog.Get("pluginassembly");
        var assemblyId = row.GetAttributeValue<EntityReference>("pluginassemblyid")?.Id ?? Guid.Empty;
        var assembly = organization.Rows.Read(assemblies, assemblyId, RowReader.Resolve(assemblies, new ColumnSet("content")))
            ?? throw PlatformFaults.DoesNotExist("pluginassembly", assemblyId);
        var bytes = Convert.FromBase64String(assembly.GetAttributeValue<string>("content"));
        var loaded = AssemblyLoader.Load(bytes, organization.Options.ShareLoadedAssemblies ? Convert.ToHexString(SHA256.HashData(bytes)) : null);
        var type = loaded.GetType(row.GetAttributeValue<string>("typename"), throwOnError: true)!;
        var arguments = type.GetConstructor([typeof(string), typeof(string)]) is not null ? [unsecure, secure]
            : type.GetConstructor([typeof(string)]) is not null ? new object?[] { unsecure } : [];
        return (IPlugin)Activator.CreateInstance(type, arguments)!;
    }
}
