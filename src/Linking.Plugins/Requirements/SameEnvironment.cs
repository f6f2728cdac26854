using System;
using System.Globalization;

namespace Linking.Plugins.Requirements;

/// <summary>The table comes from the Dataverse environment that Customer Insights is attached to.</summary>
internal sealed class SameEnvironment : ITableRequirement
{
    /// <summary>With fewer keys than this, that all of them miss may be chance; each is an issue of its own then.</summary>
    internal const int SmallestSample = 20;

    public UnmetRequirement? Check(TableFacts facts)
    {
        var stated = facts.Table.EnvironmentUrl;
        if (stated.Length > 0 && facts.EnvironmentUrl.Length > 0 && !SameHost(stated, facts.EnvironmentUrl))
        {
            return Unmet(stated, facts.EnvironmentUrl);
        }

        if (facts.SampledKeys >= SmallestSample && facts.SampledRows == 0)
        {
            var keys = facts.SampledKeys.ToString(CultureInfo.InvariantCulture);
            return Unmet($"{keys} keys in a sample, none of which names a row of {facts.Table.LogicalName} here", "rows of this environment");
        }

        return null;
    }

    private static UnmetRequirement Unmet(string found, string expected)
    {
        return new UnmetRequirement(
            RequirementCode.SameEnvironment,
            "The table must come from the Dataverse environment that Customer Insights - Data is attached to.",
            found,
            expected,
            "Ingest the table from this environment. Rows of other environments cannot be linked.");
    }

    private static bool SameHost(string left, string right)
    {
        return string.Equals(Host(left), Host(right), StringComparison.OrdinalIgnoreCase);
    }

    private static string Host(string url)
    {
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : url.Trim().TrimEnd('/');
    }
}
