using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>A list of option metadatas.</summary>
public sealed class OptionMetadataCollection : DataCollection<OptionMetadata>
{
    public OptionMetadataCollection()
    {
    }

    public OptionMetadataCollection(IList<OptionMetadata> list)
        : base(list)
    {
    }
}
