using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The types that may stand where a contract says "object", so that a serializer can name them.</summary>
internal static class KnownContracts
{
    private static readonly Lazy<Type[]> Types = new(() => [.. Declared(), .. Arrays()]);

    internal static IEnumerable<Type> All => Types.Value;

    private static IEnumerable<Type> Declared()
    {
        return typeof(KnownContracts).Assembly.GetTypes().Where(type =>
            type.IsPublic && !type.ContainsGenericParameters && !type.IsAbstract &&
            (type.IsDefined(typeof(DataContractAttribute), false) || type.IsDefined(typeof(CollectionDataContractAttribute), false)));
    }

    private static IEnumerable<Type> Arrays()
    {
        return
        [
            typeof(Guid[]), typeof(string[]), typeof(int[]), typeof(Entity[]), typeof(EntityReference[]), typeof(OptionSetValue[]),
            typeof(Metadata.EntityMetadata[]), typeof(Messages.UpsertResponse[]), typeof(EntityImageCollection[])
        ];
    }
}
