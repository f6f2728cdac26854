namespace EmbeddedDataverse.WebApi.Tests.Http;

/// <summary>No request goes on without an end.</summary>
public sealed class TimeLimitTests : SampleTest
{
    private readonly Endless endless = new();

    /// <inheritdoc />
    protected override void Arrange()
    {
        base.Arrange();
        _ = Organization.DefineCustomApi(new CustomApiDefinition { UniqueName = "sample_Endless", PluginTypeId = Organization.RegisterPlugin(endless) });
    }

    private protected override WebApiOptions Options() => new() { Url = "http://127.0.0.1:0", RunsJobs = false, RequestTime = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task What_takes_too_long_ends_with_the_error_of_a_time_out()
    {
        var ended = await Post("sample_Endless", "{}");
        Assert.Equal(HttpStatusCode.InternalServerError, ended.Status);
        Assert.NotEmpty(ended.Error);
        Assert.True(endless.Ended.Task.IsCompleted);
        Assert.Equal(HttpStatusCode.OK, (await Get("WhoAmI")).Status);
    }

    [Fact]
    public async Task A_request_ends_when_its_client_goes()
    {
        using var leaving = new CancellationTokenSource();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var request = client.PostAsync(new Uri(Root + "sample_Endless"), body, leaving.Token);
        await endless.Started.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await endless.Ended.Task;
        Assert.Equal(HttpStatusCode.OK, (await Get("WhoAmI")).Status);
    }

    /// <summary>Calls the organisation until that fails.</summary>
    private sealed class Endless : IPlugin
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Execute(IServiceProvider serviceProvider)
        {
            var service = ((IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!).CreateOrganizationService(null);
            Started.SetResult();
            try
            {
                while (true)
                {
                    _ = service.RetrieveMultiple(new QueryExpression("account"));
                }
            }
            finally
            {
                Ended.SetResult();
            }
        }
    }
}
