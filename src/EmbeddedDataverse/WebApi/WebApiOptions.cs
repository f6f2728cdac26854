namespace EmbeddedDataverse.WebApi;

/// <summary>How to serve an organisation.</summary>
public sealed class WebApiOptions
{
    /// <summary>The address to listen at; http and loopback only. Port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5010";

    /// <summary>The user who calls when neither a cookie nor a header says who does; SYSTEM when null.</summary>
    public Guid? DefaultUser { get; init; }

    /// <summary>A folder whose files are served as web resources that the organisation has no rows of.</summary>
    public string? WebResourceFolder { get; init; }

    /// <summary>Whether asynchronous jobs run while the organisation is served.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>How long the asynchronous service rests after each job, so that one can watch a run.</summary>
    public TimeSpan RestBetweenJobs { get; init; }

    /// <summary>What is done now and then when no job is ready, as a schedule would; it may use the organisation.</summary>
    public Action<Organization>? WhenIdle { get; init; }

    /// <summary>How long there must be no ready job before <see cref="WhenIdle"/> is called, and called again.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a request may take, its wait for its turn included.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Is told of requests that failed in a way that nobody foresaw, and of jobs likewise.</summary>
    public Action<Exception>? Failed { get; init; }
}
