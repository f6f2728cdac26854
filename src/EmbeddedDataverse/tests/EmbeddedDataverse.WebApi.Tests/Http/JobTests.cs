namespace EmbeddedDataverse.WebApi.Tests.Http;

/// <summary>Asynchronous jobs run while requests are answered.</summary>
public sealed class JobTests : SampleTest
{
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected override WebApiOptions Options() => new()
    {
        Url = "http://127.0.0.1:0",
        RestBetweenJobs = TimeSpan.FromMilliseconds(20),
        IdleTime = TimeSpan.FromMilliseconds(200),
        WhenIdle = _ => idle.TrySetResult(),
    };

    /// <inheritdoc />
    protected override void Arrange()
    {
        base.Arrange();
        Organization.RegisterOn("Create", "account", context =>
            Organization.System.Update(new Entity("account", context.PrimaryEntityId) { ["description"] = "seen" }), isAsync: true);
    }

    [Fact]
    public async Task Jobs_are_done_one_by_one_and_their_progress_is_seen()
    {
        for (var i = 0; i < 10; i++)
        {
            _ = await Post("accounts", $$"""{"name":"Job {{i}}"}""");
        }

        var counts = new List<int>();
        for (var waited = 0; waited < 500 && (counts.Count == 0 || counts[^1] < 10); waited++)
        {
            var count = int.Parse((await Get("accounts/$count?$filter=description eq 'seen'")).Text, System.Globalization.CultureInfo.InvariantCulture);
            if (counts.Count == 0 || counts[^1] != count)
            {
                counts.Add(count);
            }

            await Task.Delay(5);
        }

        Assert.Equal(10, counts[^1]);
        Assert.True(counts.Count > 2, string.Join(' ', counts));
    }

    [Fact]
    public async Task What_is_to_be_done_when_nothing_is_to_do_is_done()
    {
        await idle.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
