namespace Linking.Tool.Tests.Runs;

/// <summary>What commands on an organisation file refuse, with exit code 2 and a reason.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Loaded);

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("run --table account", "'account' is no source table of this organisation. Name one of: contact, lead.")]
    [InlineData("preview --table contact --row 11111111-1111-4111-8111-111111111111", "There is no contact 11111111-1111-4111-8111-111111111111.")]
    [InlineData("run --row 11111111-1111-4111-8111-111111111111", "--row needs exactly one --table.")]
    [InlineData("run --table contact --row seven", "seven")]
    [InlineData("run --workers 0", "write a whole number from 1 to 64")]
    [InlineData("run --approve nightly", "There is no run 'nightly'. Look for its id with 'linking status'.")]
    [InlineData("run --approve nightly --table contact", "leave out --table and --row")]
    [InlineData("unlink --table contact", "Say --yes if that is what you want.")]
    [InlineData("unlink --yes", "--table")]
    [InlineData("repair --row 11111111-1111-4111-8111-111111111111", "--row")]
    [InlineData("status --last -1", "write a whole number from 0 to 5000")]
    [InlineData("issues --csv /no/such/folder/issues.csv", "Name a file in a folder that you can write to.")]
    public void Bad_arguments_are_refused(string arguments, string reason)
    {
        var words = arguments.Split(' ');

        var (code, _, error) = file.Call(words[0], words[1..]);

        Assert.Equal(2, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal(0, file.CallForJson("status").Result.GetProperty("runs").GetArrayLength());
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("run")]
    [InlineData("repair")]
    [InlineData("status")]
    [InlineData("remove")]
    public void A_file_that_a_process_has_is_refused_with_who_has_it_and_since_when(string command)
    {
        using var used = new OrganizationFile(OrganizationFiles.Loaded);
        var before = used.Rows("contact");
        used.Do(organization =>
        {
            var (code, _, error) = used.Call(command);

            Assert.Equal(2, code);
            Assert.Matches($@"organization\.db: The file is in use by process {Environment.ProcessId} \(.+\) on {Environment.MachineName}, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC\. Wait until that has ended, or name another file", error);
            Assert.NotEmpty(organization.System.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("contact")).Entities);
            return 0;
        });
        Assert.Equal(before, used.Rows("contact"));
    }

    [Fact]
    public void A_command_leaves_no_file_beside_the_organisation()
    {
        Assert.Equal(0, file.Call("status").Code);

        Assert.Equal([file.Path], Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void A_run_that_the_guard_has_not_stopped_is_not_approved()
    {
        var (_, run) = file.CallForJson("run");

        var (code, _, error) = file.Call("run", "--approve", run.GetProperty("run").GetProperty("id").GetString()!);

        Assert.Equal(2, code);
        Assert.Contains("is not stopped by the guard: it is Successful.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("preview")]
    [InlineData("repair")]
    [InlineData("status")]
    [InlineData("issues")]
    [InlineData("discover")]
    [InlineData("explain", "contact", "c0ffee21-0000-4000-8000-000000000002")]
    public void A_file_that_is_no_organisation_with_the_product_is_refused_and_left_alone(params string[] command)
    {
        var notes = file["notes.txt"];
        File.WriteAllText(notes, new string('x', 5000));
        using (EmbeddedDataverse.Organization.Open(new EmbeddedDataverse.OrganizationOptions { Path = file["plain.db"] }))
        {
        }

        File.WriteAllBytes(file["empty.db"], []);

        Refused(file["none.db"], "There is no such file. Make one with 'linking simulate FOLDER --organization FILE'.");
        Refused(notes, "cannot be opened as an organisation");
        Refused(file["empty.db"], "The file is no organisation.");
        Refused(file["plain.db"], "The product is not installed in this organisation.");
        Assert.False(File.Exists(file["none.db"]));
        Assert.Equal(new string('x', 5000), File.ReadAllText(notes));
        Assert.Equal(0, new FileInfo(file["empty.db"]).Length);

        void Refused(string path, string reason)
        {
            var (code, _, error) = Tool.Call([.. command, "--organization", path]);
            Assert.Equal(2, code);
            Assert.Contains(reason, error, StringComparison.Ordinal);
        }
    }
}
