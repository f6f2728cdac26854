using System.Reflection;
using System.Security.Cryptography;

namespace EmbeddedDataverse.Pipeline;

/// <summary>Makes plug-ins. One instance serves each step, as in the sandbox, where instances are cached and shared.</summary>
internal sealed class PluginCatalog(Organization organization)
{
    private readonly Dictionary<Guid, IPlugin> local = [];
    private readonly Dictionary<(Guid Type, string? Unsecure, string? Secure), IPlugin> instances = [];
    private readonly Dictionary<Guid, (long Version, Assembly Assembly)> assemblies = [];
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
        var row = organization.Rows.Read(types, pluginTypeId, RowReader.Resolve(types, new ColumnSet(true)))
            ?? throw PlatformFaults.DoesNotExist("plugintype", pluginTypeId);
        var assembly = AssemblyOf(row.GetAttributeValue<EntityReference>("pluginassemblyid")?.Id ?? Guid.Empty);
        var type = assembly.GetType(row.GetAttributeValue<string>("typename"), throwOnError: true)!;
        var arguments = type.GetConstructor([typeof(string), typeof(string)]) is not null ? [unsecure, secure]
            : type.GetConstructor([typeof(string)]) is not null ? new object?[] { unsecure } : [];
        return (IPlugin)Activator.CreateInstance(type, arguments)!;
    }

    /// <summary>Loads an assembly once for each of its versions: its types share their static state, as in the sandbox.</summary>
    private Assembly AssemblyOf(Guid id)
    {
        var table = organization.Catalog.Get("pluginassembly");
        var version = Read(table, id, "versionnumber").GetAttributeValue<long>("versionnumber");
        if (!assemblies.TryGetValue(id, out var loaded) || loaded.Version != version)
        {
            var bytes = Convert.FromBase64String(Read(table, id, "content").GetAttributeValue<string>("content"));
            loaded = (version, AssemblyLoader.Load(bytes, organization.Options.ShareLoadedAssemblies ? Convert.ToHexString(SHA256.HashData(bytes)) : null));
            assemblies[id] = loaded;
        }

        return loaded.Assembly;
    }

    private Entity Read(Table table, Guid id, string column)
    {
        return organization.Rows.Read(table, id, RowReader.Resolve(table, new ColumnSet(column))) ?? throw PlatformFaults.DoesNotExist(table.Name, id);
    }
}
