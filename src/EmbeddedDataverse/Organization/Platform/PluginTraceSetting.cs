namespace EmbeddedDataverse.Platform;

/// <summary>The organisation setting <c>plugintracelogsetting</c>.</summary>
public enum PluginTraceSetting
{
    /// <summary>None.</summary>
    Off,

    /// <summary>Those that ended in an exception.</summary>
    Exception,

    /// <summary>All.</summary>
    All,
}
