using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The choices in a list of choices.</summary>
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
