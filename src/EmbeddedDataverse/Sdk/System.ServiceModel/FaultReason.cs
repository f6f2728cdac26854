using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace System.ServiceModel;

/// <summary>Why there is a fault, in one or more languages.</summary>
public class FaultReason
{
    private readonly FaultReasonText[] texts;

    public FaultReason(FaultReasonText translation)
        : this([translation ?? throw new ArgumentNullException(nameof(translation))])
    {
    }

    public FaultReason(string text)
        : this(new FaultReasonText(text))
    {
    }

    public FaultReason(IEnumerable<FaultReasonText> translations)
    {
        texts = [.. translations];
    }

    public FaultReasonText GetMatchingTranslation()
    {
        return GetMatchingTranslation(CultureInfo.CurrentCulture);
    }

    public FaultReasonText GetMatchingTranslation(CultureInfo cultureInfo)
    {
        return texts.FirstOrDefault(text => text.Matches(cultureInfo)) ?? texts[0];
    }

    public override string ToString()
    {
        return texts.Length == 0 ? string.Empty : GetMatchingTranslation().Text;
    }
}
