using System.Globalization;
using System.Text.Json;
using Linking.Pages.Tests.Browsing;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Tool.Runs;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Microsoft.Playwright.Assertions;

namespace Linking.Pages.Tests;

/// <summary>The status page, the command line and the custom API give the same numbers of the same moment, however much there is.</summary>
public sealed class StatusNumbersTests(Browser browser) : BrowserTests(browser)
{
    private static readonly DateTime Start = new(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["Fresh"] = "The task has not run yet. ",
        ["PreviewOnly"] = "The task has not run yet; a preview says what it would do. ",
        ["Running"] = "A run is under way. ",
        ["Paused"] = "A run is paused until somebody resumes it. ",
        ["Settling"] = "A run waits for its second look. ",
        ["StoppedByGuard"] = "A run stopped before it clears or moves links, and waits for your decision. ",
        ["Skipped"] = "Linking is skipped: see what is not met. ",
        ["Failed"] = "The latest run failed. ",
        ["Issues"] = "Everything that can be linked is linked. ",
        ["Healthy"] = "All is well. ",
    };

    [BrowserFact]
    public async Task The_page_the_command_line_and_the_custom_api_agree_in_every_state()
    {
        await using var organization = await ServedOrganization.Start();
        var states = new (string Verdict, Action<IOrganizationService> Make)[]
        {
            ("Fresh", _ => { }),
            ("PreviewOnly", service => Run(service, RunMode.Preview, RunStatus.CompletedWithIssues, 9759)),
            ("Running", service => Run(service, RunMode.Full, RunStatus.Processing, 0)),
            ("Paused", service => Run(service, RunMode.Full, RunStatus.Paused, 0)),
            ("Settling", service => Run(service, RunMode.Full, RunStatus.Settling, 30)),
            ("StoppedByGuard", service => Run(service, RunMode.Full, RunStatus.StoppedByGuard, 30)),
            ("Skipped", service => Run(service, RunMode.Incremental, RunStatus.Skipped, 0)),
            ("Failed", service => Run(service, RunMode.Full, RunStatus.Failed, 12)),
            ("Issues", service =>
            {
                Run(service, RunMode.Full, RunStatus.CompletedWithIssues, 90);
                Issue(service, 0);
            }),
            ("StoppedByGuard", service =>
            {
                Run(service, RunMode.Full, RunStatus.StoppedByGuard, 30);
                Events(service, 300);
            }),
            ("Healthy", service => Events(service, 300)),
        };
        foreach (var (verdict, make) in states)
        {
            await organization.UseAsync(service =>
            {
                Clear(service);
                make(service);
                return true;
            });
            var view = await organization.AskAsync(service => new TaskReader(service).Read(10));
            var answer = await organization.UseAsync(Ask);

            Assert.Equal(verdict, answer.GetProperty("verdict").GetString());
            Compare(view, answer);
            var page = await Browser.Open(organization, organization.Reader, Addresses.Status);
            await Expect(page.Locator(".health")).ToHaveTextAsync($"{Sentences[verdict]}Open issues: {view.OpenIssues.Values.Sum()}.");
            await Expect(page.Locator("#history tbody tr")).ToHaveCountAsync(Math.Min(15, answer.GetProperty("history").GetArrayLength()));
            if (view.Runs.FirstOrDefault(run => run.Mode != "Preview") is { } latest)
            {
                await Expect(page.Locator("#latest .badge").First).ToHaveTextAsync(latest.Status);
            }

            var preview = page.Locator(".preview");
            await Expect(preview).ToHaveCountAsync(verdict == "PreviewOnly" ? 1 : 0);
            if (verdict == "PreviewOnly")
            {
                await Expect(preview).ToContainTextAsync("A run would link 9,759 rows");
                await Expect(page.Locator("#latest .numbers")).ToHaveCountAsync(0);
            }

            await Browser.CloseAll();
        }
    }

    [BrowserFact]
    public async Task A_large_organisation_is_shown_and_watched_with_few_requests_and_bytes()
    {
        await using var organization = await ServedOrganization.Start();
        await organization.UseAsync(service =>
        {
            Clear(service);
            Run(service, RunMode.Full, RunStatus.StoppedByGuard, 30);
            for (var number = 0; number < 200; number++)
            {
                Run(service, RunMode.Full, RunStatus.CompletedWithIssues, number);
            }

            for (var number = 0; number < 60; number++)
            {
                _ = service.Create(Table(number));
            }

            for (var number = 0; number < 5000; number++)
            {
                Issue(service, number);
            }

            return true;
        });
        var traffic = new Traffic();
        var page = await Browser.Open(organization, organization.Administrator, "about:blank");
        traffic.Watch(page);
        await page.GotoAsync(Addresses.Status);
        await Expect(page.Locator("#issues .card")).ToHaveCountAsync(50);
        await Expect(page.Locator(".health")).ToHaveTextAsync($"{Sentences["StoppedByGuard"]}Open issues: 5,000.");
        await traffic.AssertAtMost(6, 100_000);

        traffic.Clear();
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await traffic.AtLeastOne();
        await traffic.AssertAtMost(2, 10_000);
    }

    [BrowserFact]
    public async Task A_failed_poll_keeps_what_is_shown_and_says_since_when_it_is_old()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Reader, Addresses.Status);
        await Expect(page.Locator("#history tbody tr").First).ToBeVisibleAsync();
        await page.RouteAsync("**/cpl_GetStatus*", route => route.FulfillAsync(new() { Status = 429, Body = "{}" }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();

        await Expect(page.GetByText("What you see is as of")).ToBeVisibleAsync();
        await Expect(page.GetByText("The organisation is busy.")).ToBeVisibleAsync();
        await Expect(page.Locator("#history tbody tr").First).ToBeVisibleAsync();
        await page.UnrouteAsync("**/cpl_GetStatus*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();
        await Expect(page.GetByText("What you see is as of")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_coverage_of_a_table_is_that_of_its_latest_full_run()
    {
        var view = await Browser.Organization.AskAsync(service => new TaskReader(service).Read(10));
        var counted = view.SourceTables.Where(table => table.LatestFullRun is not null).DistinctBy(table => table.Table).ToList();
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Reader, Addresses.Status);

        Assert.NotEmpty(counted);
        foreach (var table in counted)
        {
            var counts = table.LatestFullRun!;
            var inOrder = counts.Linked + counts.Relinked + counts.Unchanged;
            var card = page.Locator("#sourceTables .card").Filter(new() { HasText = $"rows of {table.Table}, as of the full run" });
            await Expect(card.Locator(".coverage")).ToContainTextAsync($"in order: {inOrder} of {counts.Examined} rows");
            await Expect(card.Locator(".coverage strong")).ToHaveTextAsync(Percent(inOrder, counts.Examined));
        }
    }

    private static string Percent(long part, long whole) =>
        Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static void Compare(TaskView view, JsonElement answer)
    {
        Assert.Equal(view.OpenIssues.Values.Sum(), answer.GetProperty("openIssues").GetInt32());
        Assert.Equal(
            view.OpenIssues.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)),
            answer.GetProperty("issues").EnumerateArray()
                .GroupBy(group => group.GetProperty("code").GetString()!, group => group.GetProperty("count").GetInt32())
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Sum())));
        Assert.Equal(view.HeldUnlinks.Select(held => held.Run), Records(answer, "open").Where(run => StatusOf(run) == RunStatus.StoppedByGuard).Select(Id));
        Assert.Equal(
            view.Runs.Where(run => run.Mode != "Preview").Select(run => (run.Id, run.Counts.Linked, run.Counts.Issues, run.HeldUnlinks)),
            Records(answer, "history").Where(run => run.GetProperty("events").GetInt32() == 0)
                .Select(run => (Id(run), Count(run, "linked"), Count(run, "issues"), run.GetProperty("held").GetInt32())));
        foreach (var (line, table) in view.SourceTables.Zip(answer.GetProperty("tables").EnumerateArray()))
        {
            Assert.Equal(line.DataSource, table.GetProperty("dataSource").GetString());
            Assert.Equal(line.State, table.GetProperty("status").GetInt32() switch
            {
                (int)SourceTableStatus.NotChecked => "Not checked",
                var status => ((SourceTableStatus)status).ToString(),
            });
        }
    }

    private static JsonElement.ArrayEnumerator Records(JsonElement answer, string name) => answer.GetProperty(name).EnumerateArray();

    private static RunStatus StatusOf(JsonElement run) => (RunStatus)run.GetProperty("status").GetInt32();

    private static Guid Id(JsonElement run) => run.GetProperty("id").GetGuid();

    private static long Count(JsonElement run, string outcome) => run.GetProperty("counts").GetProperty(outcome).GetInt64();

    private static JsonElement Ask(IOrganizationService service)
    {
        using var answer = JsonDocument.Parse((string)service.Execute(new OrganizationRequest("cpl_GetStatus"))["Status"]);
        return answer.RootElement.Clone();
    }

    private static void Clear(IOrganizationService service)
    {
        foreach (var table in new[] { "cpl_batch", "cpl_run", "cpl_outcome", "cpl_issue" })
        {
            foreach (var row in service.RetrieveMultiple(new QueryExpression(table)).Entities)
            {
                service.Delete(table, row.Id);
            }
        }
    }

    private static void Run(IOrganizationService service, RunMode mode, RunStatus status, int linked)
    {
        // Queued with a moment in the far future, so that nobody takes it on; then as the test wants it.
        var run = service.Create(new Entity("cpl_run")
        {
            ["cpl_name"] = $"{mode} {status}",
            ["cpl_mode"] = new OptionSetValue((int)mode),
            ["cpl_status"] = new OptionSetValue((int)RunStatus.Canceled),
        });
        service.Update(new Entity("cpl_run", run)
        {
            ["cpl_status"] = new OptionSetValue((int)status),
            ["cpl_startedon"] = Start,
            ["cpl_tables"] = status == RunStatus.Skipped ? "[]" : string.Create(CultureInfo.InvariantCulture, $"contact {linked} 0 0 5 1 0 0 0"),
            ["cpl_linked"] = linked,
            ["cpl_issues"] = status == RunStatus.Skipped ? 0 : 1,
            ["cpl_held"] = status == RunStatus.StoppedByGuard ? 3 : 0,
        });
    }

    private static void Events(IOrganizationService service, int count)
    {
        for (var number = 0; number < count; number++)
        {
            _ = service.Create(new Entity("cpl_outcome")
            {
                ["cpl_name"] = "Events",
                ["cpl_issum"] = false,
                ["cpl_events"] = 1,
                ["cpl_tables"] = "contact 2 0 0 0 0 0 0 0",
                ["cpl_startedon"] = Start.AddDays(1).AddSeconds(number),
                ["cpl_endedon"] = Start.AddDays(1).AddSeconds(number + 1),
            });
        }
    }

    private static void Issue(IOrganizationService service, int number) => _ = service.Create(new Entity("cpl_issue")
    {
        ["cpl_name"] = $"Issue {number}",
        ["cpl_code"] = "RowNotFound",
        ["cpl_logicalname"] = number % 2 == 0 ? "contact" : "lead",
        ["cpl_message"] = $"A key names the row {number}, which does not exist.",
        ["cpl_lastseen"] = Start,
    });

    private static Entity Table(int number) => new("cpl_sourcetable")
    {
        ["cpl_name"] = $"Many / table{number}",
        ["cpl_datasource"] = "Many",
        ["cpl_entityname"] = $"table{number}",
        ["cpl_logicalname"] = $"table{number}",
        ["cpl_status"] = new OptionSetValue((int)SourceTableStatus.NotChecked),
    };
}
