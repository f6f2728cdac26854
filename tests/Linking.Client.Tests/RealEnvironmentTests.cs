using Linking.Client.SignIn;

namespace Linking.Client.Tests;

/// <summary>What only an environment can tell; nothing is written there.</summary>
public class RealEnvironmentTests
{
    [RealEnvironmentFact]
    public async Task It_says_who_one_is_and_gives_rows_in_pages()
    {
        using var client = Connect();
        var who = await client.Get("WhoAmI", CancellationToken.None);
        Assert.NotNull(who.Id("UserId"));

        var page = await client.ReadPage(new RowQuery("systemuser", "systemuserid") { PageSize = 1 }, null, CancellationToken.None);
        Assert.Single(page.Rows);
        var next = await client.ReadPage(new RowQuery("systemuser", "systemuserid") { PageSize = 1 }, Assert.IsType<string>(page.Next), CancellationToken.None);
        Assert.NotEqual(page.Rows[0].Id("systemuserid"), Assert.Single(next.Rows).Id("systemuserid"));
    }

    [RealEnvironmentFact]
    public async Task A_table_that_is_not_there_is_none()
    {
        using var client = Connect();
        Assert.Null(await client.Find("cpl_no_such_table", CancellationToken.None));
        Assert.Equal("systemusers", (await client.Table("systemuser", CancellationToken.None)).Set);
    }

    private static DataverseClient Connect()
    {
        var url = EnvironmentAddress.Parse(Environment.GetEnvironmentVariable(RealEnvironmentFactAttribute.Variable)!)!;
        return new DataverseClient(url, null, url.IsLoopback ? null : new Credentials(Environment.GetEnvironmentVariable, _ => { }).Of(SignInWay.Default));
    }
}
