using System.Text.Json;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Setup;

/// <summary>What set-up answered.</summary>
internal sealed class SetupAnswer(ParameterCollection answer)
{
    public bool Ready => (bool)answer[Names.ApiParameter.Ready];

    public int Changed => (int)answer[Names.ApiParameter.Changed];

    public string Summary => (string)answer[Names.ApiParameter.Summary];

    public JsonElement Detail { get; } = JsonDocument.Parse((string)answer[Names.ApiParameter.Detail]).RootElement;

    public List<string?> Notes => [.. Detail.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("code").GetString())];

    public List<JsonElement> Steps => [.. Detail.GetProperty("steps").EnumerateArray()];

    public int Count(string action) => Steps.Count(step => step.GetProperty("action").GetString() == action);

    public string? ReasonsOf(string action) =>
        Assert.Single(Steps, step => step.GetProperty("action").GetString() == action).GetProperty("reasons").GetString();
}
