using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A text for people, in one or more languages.</summary>
[DataContract(Name = "Label", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class Label : IExtensibleDataObject
{
    public Label()
    {
    }

    public Label(string label, int languageCode)
        : this(null, new LocalizedLabel[] { new(label, languageCode) })
    {
    }

    public Label(LocalizedLabel userLocalizedLabel, LocalizedLabel[] labels)
    {
        UserLocalizedLabel = userLocalizedLabel;
        LocalizedLabels.AddRange(labels);
    }

    public Label(LocalizedLabel userLocalizedLabel, List<LocalizedLabel> labels)
    {
        UserLocalizedLabel = userLocalizedLabel;
        LocalizedLabels.AddRange(labels);
    }

    [DataMember] public LocalizedLabelCollection LocalizedLabels { get => field ??= new LocalizedLabelCollection(); private set; }
    [DataMember] public LocalizedLabel UserLocalizedLabel { get; set; }
    public ExtensionDataObject ExtensionData { get; set; }
}
