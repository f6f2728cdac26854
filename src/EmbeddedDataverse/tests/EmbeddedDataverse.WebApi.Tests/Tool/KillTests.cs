using System.Collections.Concurrent;

namespace EmbeddedDataverse.WebApi.Tests.Tool;

/// <summary>A process that serves a file is killed twenty times while four clients write: what they were told is written is there.</summary>
public sealed class KillTests : IDisposable
{
    private const int Kills = 20;
    private const int Writers = 4;
    private const int FewestRows = 10;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");
    private readonly ConcurrentDictionary<string, byte> acknowledged = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_acknowledged_row_survives_twenty_kills()
    {
        Organization.Open(new OrganizationOptions { Path = path }).Dispose();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await Round(kill);
        }

        var check = Organization.Check(path);
        Assert.True(check.IsWhole, string.Join('\n', check.Problems));
        using var organization = Organization.Open(new OrganizationOptions { Path = path });
        var found = Names(organization);
        Assert.True(acknowledged.Count >= Kills * FewestRows);
        Assert.Empty(acknowledged.Keys.Except(found, StringComparer.Ordinal));

        // What was under way at a kill is there once or not at all.
        Assert.InRange(found.Count - acknowledged.Count, 0, Kills * Writers);
        Assert.Equal(found.Count, found.Distinct(StringComparer.Ordinal).Count());
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Serves, lets every client write, and kills while they go on.</summary>
    private async Task Round(int kill)
    {
        using var tool = await ToolProcess.Serve(path);
        var target = acknowledged.Count + FewestRows;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(1, Writers).Select(writer => Write(tool.Address, $"{kill}-{writer}", target, enough)).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(writers));
        await tool.Kill();
        await Task.WhenAll(writers);
    }

    private async Task Write(Uri address, string writer, int target, TaskCompletionSource enough)
    {
        for (var row = 1; ; row++)
        {
            var name = $"{writer}-{row}";
            try
            {
                using var answer = await Client.PostAsync(new Uri(address, "accounts"), ToolTests.Json($$"""{"name":"{{name}}"}"""));
                Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            }
            catch (HttpRequestException)
            {
                return;
            }

            acknowledged[name] = 0;
            if (acknowledged.Count >= target)
            {
                _ = enough.TrySetResult();
            }
        }
    }

    private static List<string> Names(Organization organization)
    {
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name"), PageInfo = new PagingInfo { PageNumber = 1, Count = 5000 } };
        var names = new List<string>();
        for (var more = true; more; query.PageInfo.PageNumber++)
        {
            var page = organization.System.RetrieveMultiple(query);
            names.AddRange(page.Entities.Select(row => row.GetAttributeValue<string>("name")));
            more = page.MoreRecords;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }

        return names;
    }
}
