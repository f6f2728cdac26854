using EmbeddedDataverse.Sqlite;

namespace EmbeddedDataverse.Tests.Storage;

/// <summary>Work has an end: queries can be stopped, and patterns take no more steps than text and pattern have characters, multiplied.</summary>
public sealed class EndTests
{
    [Fact]
    public void A_query_is_stopped_while_it_looks_for_its_first_row()
    {
        using var database = new Database(null);
        using var time = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        database.StopWith(time.Token);
        var endless = database.Prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0");
        _ = Assert.Throws<OperationCanceledException>(() => endless.Read());
        database.StopWith(CancellationToken.None);
        Assert.True(database.Prepare("SELECT 1").Read());
    }

    [Fact]
    public void Calls_after_the_end_fail_as_a_time_out_does()
    {
        using var organization = Sample.Open();
        using var over = new CancellationTokenSource();
        over.Cancel();
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Within(() => organization.CreateContact("Ada"), over.Token));
        Assert.Equal(ErrorCodes.UnManagedIdsSqlTimeoutError, fault.Detail.ErrorCode);
        _ = organization.CreateContact("Ada");
    }

    [Fact]
    public void Many_wildcards_over_a_long_text_take_no_time()
    {
        var text = new string('a', 20_000);
        Assert.False(LikePattern.Matches(string.Concat(Enumerable.Repeat("%a", 20)) + "%b", text));
        Assert.True(LikePattern.Matches(string.Concat(Enumerable.Repeat("%a", 20)) + "%", text));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("%", "", true)]
    [InlineData("a%b%c", "a1b2b3c", true)]
    [InlineData("a%b%c", "a1b2b3cd", false)]
    [InlineData("%ab", "aab", true)]
    [InlineData("%aab", "aaab", true)]
    [InlineData("%a_b%", "xaabab", true)]
    [InlineData("%[a-c]x", "abx", true)]
    [InlineData("%[^a-c]x", "abx", false)]
    [InlineData("a", "", false)]
    [InlineData("_%_", "a", false)]
    public void Patterns_match_what_they_say(string pattern, string text, bool expected) => Assert.Equal(expected, LikePattern.Matches(pattern, text));
}
