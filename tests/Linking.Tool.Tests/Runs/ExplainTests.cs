namespace Linking.Tool.Tests.Runs;

/// <summary>What explain and discover say of an organisation with linked tables, skipped ones and every kind of issue.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Played);

    public void Dispose() => file.Dispose();

    [Fact]
    public void A_row_is_explained_in_sentences_and_as_json()
    {
        var linked = file.Rows("contact").First(row => row.Value.Link is not null);

        var (code, text, _) = file.Call("explain", "contact", linked.Key.ToString());
        var (_, json) = file.CallForJson("explain", "contact", linked.Key.ToString());

        Assert.Equal(0, code);
        Assert.StartsWith($"contact {linked.Key:D} is linked to the customer profile {linked.Value.Link:D}.", text, StringComparison.Ordinal);
        Assert.Equal(text.Trim(), json.GetProperty("summary").GetString());
        Assert.Equal(linked.Value.Link, json.GetProperty("explanation").GetProperty("link").GetProperty("profileId").GetGuid());
    }

    [Fact]
    public void A_row_that_two_profiles_claim_is_explained_with_its_issue() =>
        Assert.Contains("An issue ClaimedByTwoProfiles is open about it.", file.Call("explain", "contact", "c0ffee21-0000-4000-8000-000000000002").Output,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("contact", "seven")]
    [InlineData("nowhere", "c0ffee21-0000-4000-8000-000000000002")]
    public void What_is_no_row_is_refused(string table, string row)
    {
        var (code, _, error) = file.Call("explain", table, row);

        Assert.Equal(2, code);
        Assert.Contains("cpl_ExplainLink", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_finds_what_the_keys_name_and_adds_it_once()
    {
        var (code, first) = file.CallForJson("discover");
        var (_, text, _) = file.Call("discover");

        Assert.Equal(0, code);
        Assert.Equal(first.GetProperty("found").GetInt32(), first.GetProperty("detail").GetProperty("tables").GetArrayLength());
        Assert.Contains($"{first.GetProperty("found").GetInt32()} found, 0 added.", text, StringComparison.Ordinal);
        Assert.Contains("  Dataverse, contact: ", text, StringComparison.Ordinal);
    }
}
