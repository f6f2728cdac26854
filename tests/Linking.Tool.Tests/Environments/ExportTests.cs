using Linking.Tool.Environments;
using Linking.Tool.Environments.Export;
using Linking.Tool.Report;
using Linking.Tool.Tests.Runs;

namespace Linking.Tool.Tests.Environments;

public sealed class ExportTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Loaded);

    public void Dispose() => file.Dispose();

    [Fact]
    public void A_rehearsal_of_the_export_predicts_exactly_what_a_run_does()
    {
        Assert.Equal(0, file.Call("export", file["export"]).Code);
        Assert.Equal(0, Runs.Tool.Call("simulate", file["export"], "--organization", file["rehearsal.db"], "--load-only").Code);

        var predicted = Runs.Tool.CallForJson("preview", "--organization", file["rehearsal.db"]).Result;
        var done = file.CallForJson("run").Result;

        Assert.Equal(done.GetProperty("tables").ToString(), predicted.GetProperty("tables").ToString());
        Assert.NotEqual(0, done.GetProperty("run").GetProperty("counts").GetProperty("linked").GetInt32());
    }

    [Fact]
    public void Nothing_personal_is_exported_unless_it_is_asked_for()
    {
        Assert.Equal(0, file.Call("export", file["a"]).Code);
        Assert.DoesNotContain(Files(file["a"]).Values, text => text.Contains("example.com", StringComparison.Ordinal));

        Assert.Equal(0, file.Call("export", file["b"], "--columns", "contact.emailaddress1").Code);
        Assert.Contains("example.com", Files(file["b"])["rows/contact.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_that_is_killed_at_any_page_goes_on_to_the_same_bytes()
    {
        Assert.Equal(0, file.Call("export", file["whole"]).Code);
        using var environment = EmbeddedEnvironment.Open(new Linking.Tool.Runs.OrganizationAccess(file.Path));
        for (var looks = 1; looks <= 4; looks++)
        {
            var stopped = looks;
            Assert.Throws<OperationCanceledException>(() => new FolderExport(environment.Service, file["killed"], new StoppedAfter(stopped)).Run([]));
        }

        // What a killed process had written of a page that does not count yet.
        File.AppendAllText(Directory.EnumerateFiles(file["killed"], "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last(), "torn");
        _ = new FolderExport(environment.Service, file["killed"], new NoProgress()).Run([]);

        Assert.Equal(Files(file["whole"]), Files(file["killed"]));
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_refused()
    {
        Directory.CreateDirectory(file["full"]);
        File.WriteAllText(Path.Combine(file["full"], "mine.txt"), "mine");
        Assert.Equal(2, file.Call("export", file["full"]).Code);
        Assert.Equal(["mine.txt"], Files(file["full"]).Keys);
    }

    private static SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);

    /// <summary>Ends the program, as it were, when so many tables have been begun.</summary>
    private sealed class StoppedAfter(int tables) : IProgressView
    {
        private int begun;

        public void Run(string what, long total, Action<Action<long>> work) => work(_ => { });

        public void Follow(string what, Action<Action<long, long>> work) => work((_, _) =>
        {
            if (++begun == 1 || begun == tables)
            {
                throw new OperationCanceledException();
            }
        });
    }
}
