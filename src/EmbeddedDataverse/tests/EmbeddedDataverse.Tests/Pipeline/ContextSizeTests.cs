namespace EmbeddedDataverse.Tests.Pipeline;

public sealed class ContextSizeTests
{
    private const string Table = "new_document";

    [Fact]
    public void A_write_above_116_85_MB_fails_when_it_has_a_step()
    {
        using var organization = Open(EmbeddedDefault);
        var megabyte = new string('x', 1024 * 1024);
        _ = organization.Step("CreateMultiple", Table, 40, _ => { }, isAsync: true);
        var fault = Sample.Fault(() => organization.System.Execute(Rows(117, megabyte)));
        Assert.Equal(-2147220970, fault.ErrorCode);
        Assert.StartsWith("Message size exceeded when sending context to Sandbox. Message size: 117", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Count(Table));
    }

    [Fact]
    public void The_limit_is_for_the_whole_request_and_only_where_a_step_is_registered()
    {
        using var organization = Open(10_000);
        var text = new string('x', 1000);
        _ = organization.System.Execute(Rows(20, text));
        _ = organization.Step("CreateMultiple", Table, 20, _ => { });
        _ = organization.System.Execute(Rows(9, text));
        _ = Sample.Fault(() => organization.System.Execute(Rows(10, text)));
        _ = organization.System.Execute(Rows(1, text));
        Assert.Equal(30, organization.Count(Table));
    }

    private static long EmbeddedDefault => new OrganizationOptions().MaxContextSize;

    private static Organization Open(long limit)
    {
        var organization = Organization.Open(new OrganizationOptions { StartTime = DateTime.UnixEpoch, MaxContextSize = limit });
        organization.DefineTable(
            new TableDefinition { LogicalName = Table, PrimaryName = "new_name", Columns = [ColumnDefinition.Of("new_text", ColumnType.Memo)] });
        return organization;
    }

    private static OrganizationRequest Rows(int count, string text)
    {
        return Sample.Bulk("CreateMultiple", [.. Enumerable.Range(0, count).Select(_ => new Entity(Table) { ["new_text"] = text })]);
    }
}
