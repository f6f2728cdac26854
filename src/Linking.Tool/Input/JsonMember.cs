namespace Linking.Tool.Input;

/// <summary>A member of a JSON object and the line of its name.</summary>
internal sealed record JsonMember(string Name, int Line, JsonPart Value);
