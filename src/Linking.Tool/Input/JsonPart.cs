using System.Text.Json;

namespace Linking.Tool.Input;

/// <summary>A value of a JSON document that knows its line. Members keep their order and may repeat; the reader of the document decides.</summary>
/// <param name="Kind">Object, Array, String, Number, True, False or Null.</param>
/// <param name="Line">1-based.</param>
internal sealed record JsonPart(JsonValueKind Kind, int Line)
{
    /// <summary>The text of a string or number.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    public IReadOnlyList<JsonPart> Items { get; init; } = [];
}
