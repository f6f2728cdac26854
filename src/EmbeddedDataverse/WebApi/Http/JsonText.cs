using System.Text.Encodings.Web;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>How JSON is written: what HTML could take for markup is escaped.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Default };
}
