namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>How many values a query function takes.</summary>
internal enum QueryFunctionShape
{
    /// <summary>None.</summary>
    None,

    /// <summary>One.</summary>
    One,

    /// <summary>A list.</summary>
    Many,
}
