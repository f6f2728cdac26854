namespace EmbeddedDataverse.WebApi.Http;

/// <summary>What the header Prefer asks for.</summary>
internal sealed class Preferences
{
    private readonly string[] annotations;

    private Preferences(string[] annotations, int? pageSize, bool returnRepresentation)
    {
        this.annotations = annotations;
        PageSize = pageSize;
        ReturnRepresentation = returnRepresentation;
    }

    /// <summary>The rows that a page shall have at most.</summary>
    public int? PageSize { get; }

    /// <summary>Whether a write answers with the row.</summary>
    public bool ReturnRepresentation { get; }

    /// <summary>Whether every annotation is wanted.</summary>
    public bool AllAnnotations => annotations.Contains("*");

    public static Preferences Parse(string? header)
    {
        string[] wanted = [];
        int? pageSize = null;
        var representation = false;
        foreach (var part in Split(header ?? ""))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? part : part[..equals]).Trim();
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim().Trim('"');
            switch (name.ToUpperInvariant())
            {
                case "ODATA.INCLUDE-ANNOTATIONS" or "INCLUDE-ANNOTATIONS":
                    wanted = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "ODATA.MAXPAGESIZE" or "MAXPAGESIZE" when int.TryParse(value, CultureInfo.InvariantCulture, out var size) && size > 0:
                    pageSize = size;
                    break;
                case "RETURN":
                    representation = value == "representation";
                    break;
            }
        }

        return new Preferences(wanted, pageSize, representation);
    }

    /// <summary>What is heeded, for the header Preference-Applied.</summary>
    /// <param name="pages">Whether the answer is a page.</param>
    /// <param name="writes">Whether it is the answer to a write.</param>
    public string? AppliedTo(bool pages = false, bool writes = false)
    {
        var applied = new List<string>();
        if (writes && ReturnRepresentation)
        {
            applied.Add("return=representation");
        }

        if (pages && PageSize is { } size)
        {
            applied.Add(string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"));
        }

        if (annotations.Length > 0)
        {
            applied.Add($"odata.include-annotations=\"{string.Join(',', annotations)}\"");
        }

        return applied.Count == 0 ? null : string.Join(',', applied);
    }

    /// <summary>Whether an annotation, such as OData.Community.Display.V1.FormattedValue, is wanted.</summary>
    public bool Wants(string annotation)
    {
        var wanted = false;
        foreach (var pattern in annotations)
        {
            var isNegative = pattern.StartsWith('-');
            var plain = isNegative ? pattern[1..] : pattern;
            if (plain == "*" || plain == annotation
                || (plain.EndsWith(".*", StringComparison.Ordinal) && annotation.StartsWith(plain[..^1], StringComparison.Ordinal)))
            {
                wanted = !isNegative;
            }
        }

        return wanted;
    }

    /// <summary>Splits at commas and semicolons outside of quotation marks.</summary>
    private static IEnumerable<string> Split(string header)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < header.Length; i++)
        {
            quoted ^= header[i] == '"';
            if (!quoted && (header[i] is ',' or ';'))
            {
                yield return header[start..i];
                start = i + 1;
            }
        }

        yield return header[start..];
    }
}
