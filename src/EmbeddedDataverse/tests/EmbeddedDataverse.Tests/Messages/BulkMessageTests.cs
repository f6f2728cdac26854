namespace EmbeddedDataverse.Tests.Messages;

public sealed class BulkMessageTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void CreateMultiple_answers_the_ids_in_order()
    {
        var id = Guid.NewGuid();
        var response = organization.System.Execute(Sample.Bulk("CreateMultiple", Sample.Row(Sample.Ticket, "a"), Sample.Row(Sample.Ticket, "b", id)));
        var ids = (Guid[])response["Ids"];
        Assert.Equal(id, ids[1]);
        Assert.Equal("a", organization.Get(Sample.Ticket, ids[0])["new_name"]);
    }

    [Fact]
    public void One_unknown_row_fails_the_whole_UpdateMultiple_on_a_standard_table()
    {
        var id = organization.System.Create(Sample.Row(Sample.Ticket, "old"));
        var fault = Sample.Fault(() =>
            organization.System.Execute(Sample.Bulk("UpdateMultiple", Sample.Row(Sample.Ticket, "new", id), Sample.Row(Sample.Ticket, "new", Guid.NewGuid()))));
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, fault.ErrorCode);
        Assert.StartsWith("new_ticket With Ids = ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("old", organization.Get(Sample.Ticket, id)["new_name"]);
    }

    [Fact]
    public void Of_duplicates_in_UpdateMultiple_the_first_wins_and_the_others_are_ignored()
    {
        var id = organization.System.Create(Sample.Row(Sample.Ticket, "old"));
        _ = organization.System.Execute(Sample.Bulk("UpdateMultiple", Sample.Row(Sample.Ticket, "first", id), Sample.Row(Sample.Ticket, "second", id)));
        Assert.Equal("first", organization.Get(Sample.Ticket, id)["new_name"]);
    }

    [Fact]
    public void UpsertMultiple_with_duplicates_fails()
    {
        var id = Guid.NewGuid();
        _ = Sample.Fault(() =>
            organization.System.Execute(Sample.Bulk("UpsertMultiple", Sample.Row(Sample.Ticket, "a", id), Sample.Row(Sample.Ticket, "b", id))));
        Assert.Equal(0, organization.Count(Sample.Ticket));
    }

    [Fact]
    public void A_bulk_update_of_an_elastic_table_keeps_the_rows_that_succeed_and_names_the_others()
    {
        var id = organization.System.Create(Sample.Row(Sample.Profile, "old"));
        var missing = Guid.NewGuid();
        var fault = Sample.Fault(() =>
            organization.System.Execute(Sample.Bulk("UpdateMultiple", Sample.Row(Sample.Profile, "x", missing), Sample.Row(Sample.Profile, "new", id))));

        Assert.Equal("new", organization.Get(Sample.Profile, id)["new_name"]);
        var details = (string)fault.ErrorDetails["Plugin.BulkApiErrorDetails"];
        Assert.Contains($"{{\"RequestIndex\":0,\"Id\":\"{missing}\",\"StatusCode\":404}}", details, StringComparison.Ordinal);
        Assert.Contains($"{{\"RequestIndex\":1,\"Id\":\"{id}\",\"StatusCode\":200}}", details, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_after_a_partial_success_see_only_the_rows_that_succeeded()
    {
        var id = organization.System.Create(Sample.Row(Sample.Profile, "old"));
        var seen = new List<Guid>();
        _ = organization.Step("UpdateMultiple", Sample.Profile, 40, call => seen.AddRange(call.Targets.Entities.Select(row => row.Id)), isAsync: true);
        _ = Sample.Fault(() =>
            organization.System.Execute(Sample.Bulk("UpdateMultiple", Sample.Row(Sample.Profile, "x", Guid.NewGuid()), Sample.Row(Sample.Profile, "new", id))));
        _ = organization.Async.RunAll();
        Assert.Equal([id], seen);
    }

    [Fact]
    public void DeleteMultiple_exists_for_elastic_tables_only_and_raises_Delete()
    {
        var elastic = organization.System.Create(Sample.Row(Sample.Profile, "a"));
        var standard = organization.System.Create(Sample.Row(Sample.Ticket, "a"));
        var deleted = new List<Guid>();
        _ = organization.Step("Delete", Sample.Profile, 40, call => deleted.Add(((EntityReference)call.Context.InputParameters["Target"]).Id));

        _ = organization.System.Execute(DeleteMultiple(Sample.Profile, elastic));
        Assert.Equal([elastic], deleted);
        Assert.Contains("not yet been implemented", Sample.Fault(() => organization.System.Execute(DeleteMultiple(Sample.Ticket, standard))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Delete_raises_DeleteMultiple_only_by_switch(bool raises, int expected)
    {
        using var other = Sample.Open(new OrganizationOptions { DeleteRaisesDeleteMultiple = raises });
        var seen = 0;
        _ = other.Step("DeleteMultiple", Sample.Profile, 40, _ => seen++);
        other.System.Delete(Sample.Profile, other.System.Create(Sample.Row(Sample.Profile, "a")));
        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData(Sample.Ticket)]
    [InlineData(Sample.Profile)]
    public void Row_versions_are_checked_row_by_row_in_UpdateMultiple(string table)
    {
        var ids = Enumerable.Range(0, 2).Select(i => organization.System.Create(Sample.Row(table, $"{i}"))).ToList();
        var rows = ids.Select(id => organization.Get(table, id)).ToList();
        organization.System.Update(Sample.Row(table, "changed", ids[1]));
        var request = Sample.Bulk("UpdateMultiple", [.. rows.Select(row => new Entity(table, row.Id) { RowVersion = row.RowVersion, ["new_name"] = "new" })]);
        request["ConcurrencyBehavior"] = ConcurrencyBehavior.IfRowVersionMatches;
        Assert.Equal(ErrorCodes.ConcurrencyVersionMismatch, Sample.Fault(() => organization.System.Execute(request)).ErrorCode);
        Assert.Equal(table == Sample.Profile ? "new" : "0", organization.Get(table, ids[0])["new_name"]);
        Assert.Equal("changed", organization.Get(table, ids[1])["new_name"]);
    }

    [Fact]
    public void All_targets_must_be_rows_of_one_table()
    {
        var request = Sample.Bulk("CreateMultiple", Sample.Row(Sample.Ticket, "a"), Sample.Row(Sample.Profile, "b"));
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.System.Execute(request)).ErrorCode);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static OrganizationRequest DeleteMultiple(string table, Guid id)
    {
        return new OrganizationRequest("DeleteMultiple") { ["Targets"] = new EntityReferenceCollection { new EntityReference(table, id) } };
    }
}
