using Microsoft.Playwright;

namespace Linking.Pages.Tests.Browsing;

/// <summary>What a page asks of the Web API, beside its own files.</summary>
internal sealed class Traffic
{
    private const int MostWaits = 300;

    private readonly List<IResponse> responses = [];

    /// <summary>Counts what the page asks from now on.</summary>
    public void Watch(IPage page) => page.Response += (_, response) =>
    {
        if (response.Url.Contains("/api/data/", StringComparison.Ordinal))
        {
            lock (responses)
            {
                responses.Add(response);
            }
        }
    };

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        lock (responses)
        {
            responses.Clear();
        }
    }

    /// <summary>Waits until something was answered.</summary>
    public async Task AtLeastOne()
    {
        for (var waits = 0; waits < MostWaits && All().Count == 0; waits++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        Assert.NotEmpty(All());
    }

    /// <summary>Holds the number of requests and the bytes of their answers.</summary>
    public async Task AssertAtMost(int requests, int bytes)
    {
        var answered = All();
        var total = 0;
        foreach (var response in answered)
        {
            total += (await response.BodyAsync()).Length;
        }

        var all = string.Join('\n', answered.Select(response => response.Url));
        Assert.True(answered.Count <= requests, $"{answered.Count} requests:\n{all}");
        Assert.True(total <= bytes, $"{total} bytes:\n{all}");
    }

    private List<IResponse> All()
    {
        lock (responses)
        {
            return [.. responses];
        }
    }
}
