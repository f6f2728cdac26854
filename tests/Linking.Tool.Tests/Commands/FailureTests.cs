using Linking.Tool.Commands;
using Microsoft.Data.Sqlite;

namespace Linking.Tool.Tests.Commands;

public class FailureTests
{
    [Theory]
    [InlineData(13, 3, "The disk is full",
        "Free space, or copy the file to another disk. The same command goes on from what is written; nothing that was committed is lost")]
    [InlineData(10, 3, "The file cannot be written or read: the disk fails, or is full", "Look at the disk. The same command goes on")]
    [InlineData(14, 2, "The file cannot be opened or made", "Look whether its folder is there and can be written to, or name another file")]
    [InlineData(5, 2, "The file is in use by another program", "Wait until that has ended, or name another file")]
    [InlineData(6, 2, "The file is in use by another program", "Wait until that has ended, or name another file")]
    [InlineData(26, 2, "The file is no organisation, or is damaged", "Name a file that this tool has made")]
    public void What_a_database_refuses_is_said_with_the_file_and_what_to_do(int code, int exit, string problem, string remedy)
    {
        var failure = Failure.Of(new InvalidOperationException("outer", new SqliteException("inner", code)), "/a/b/contoso.db");

        var error = Assert.Single(failure.Errors);
        Assert.Equal((exit, false, "contoso.db", problem), (failure.Code, failure.IsDefect, error.Subject, error.Problem));
        Assert.StartsWith(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_file_is_told_from_a_read_only_folder()
    {
        using var folder = new TemporaryFolder().With("a.db", "x");
        var exception = new SqliteException("attempt to write a readonly database", 8);

        Assert.Equal("The folder of the file is read-only", Assert.Single(Failure.Of(exception, folder["a.db"]).Errors).Problem);
        File.SetAttributes(folder["a.db"], FileAttributes.ReadOnly);
        Assert.Equal("The file is read-only", Assert.Single(Failure.Of(exception, folder["a.db"]).Errors).Problem);
        File.SetAttributes(folder["a.db"], FileAttributes.Normal);
    }

    [Theory]
    [InlineData(28)]
    [InlineData(112)]
    public void A_full_disk_is_said_whoever_finds_it(int number)
    {
        var failure = Failure.Of(new IOException("No space left on device : '/out/links.csv'", unchecked((int)0x80070000) | number), null);

        var error = Assert.Single(failure.Errors);
        Assert.Equal((3, "The disk is full (No space left on device : '/out/links.csv')"), (failure.Code, error.Problem));
        Assert.Contains("The same command goes on", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_nobody_else_can_mend_is_a_defect()
    {
        Assert.True(Failure.Of(new InvalidOperationException("It broke."), "a.db").IsDefect);
        Assert.False(Failure.Of(new UnauthorizedAccessException("Access is denied."), "a.db").IsDefect);
        Assert.True(Failure.Of(new SqliteException("logic error", 1), "a.db").IsDefect);
    }

    [Fact]
    public void An_interruption_says_what_is_kept_and_how_to_go_on()
    {
        Assert.Equal("Stopped. What was done until now is kept in o.db, and the same command goes on from there. To see how it stands: linking status "
            + "--organization in/o.db", Interruption.Text("in/o.db"));
        Assert.StartsWith("Stopped. Nothing was kept", Interruption.Text(null), StringComparison.Ordinal);
    }
}
