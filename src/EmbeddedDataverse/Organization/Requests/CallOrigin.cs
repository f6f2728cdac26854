namespace EmbeddedDataverse.Requests;

/// <summary>Who issued a request.</summary>
public enum CallOrigin
{
    /// <summary>A client outside.</summary>
    Client,

    /// <summary>Plug-in code.</summary>
    Plugin,
}
