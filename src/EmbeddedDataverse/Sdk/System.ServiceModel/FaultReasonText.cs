using System.Globalization;

namespace System.ServiceModel;

/// <summary>The reason of a fault in one language.</summary>
public class FaultReasonText
{
    public FaultReasonText(string text)
        : this(text, CultureInfo.CurrentCulture.Name)
    {
    }

    public FaultReasonText(string text, string xmlLang)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        XmlLang = xmlLang ?? throw new ArgumentNullException(nameof(xmlLang));
    }

    public FaultReasonText(string text, CultureInfo cultureInfo)
        : this(text, (cultureInfo ?? throw new ArgumentNullException(nameof(cultureInfo))).Name)
    {
    }

    public string Text { get; }

    public string XmlLang { get; }

    public bool Matches(CultureInfo cultureInfo)
    {
        ArgumentNullException.ThrowIfNull(cultureInfo);
        return XmlLang == cultureInfo.Name;
    }
}
