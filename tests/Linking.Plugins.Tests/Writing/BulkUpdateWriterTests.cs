using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Writing.WriterSample;

namespace Linking.Plugins.Tests.Writing;

public class BulkUpdateWriterTests
{
    private static readonly LinkingSettings Bulk = new() { UseUpdateMultiple = true, BypassCustomLogic = "CustomSync" };

    [Fact]
    public void Rows_go_in_blocks_of_two_hundred_with_the_parameters_of_every_link()
    {
        var service = Service();
        var results = Write(service, 401);
        Assert.Equal(401, results.Count);
        Assert.All(results, result => Assert.Equal(WriteOutcome.Written, result.Outcome));
        Assert.Equal(Enumerable.Range(1, 401).Select(Id), results.Select(result => result.Row.Row.Id));
        Assert.Equal(["UpdateMultiple", "UpdateMultiple", "Update"], service.Requests.Select(request => request.RequestName));
        Assert.Equal([200, 200], service.Requests.Take(2).Select(request => Targets(request).Entities.Count));
        Assert.Equal("contact", Targets(service.Requests[0]).EntityName);
        Assert.Equal(Profile, Targets(service.Requests[0]).Entities[0].GetAttributeValue<EntityReference>(Lookup).Id);
        Assert.All(service.Requests, request =>
            Assert.Equal(("CustomerProfileLinking", "CustomSync"), (request["tag"], request["BypassBusinessLogicExecution"])));
    }

    [Fact]
    public void Rows_that_fill_a_block_are_one_request()
    {
        var service = Service();
        Assert.Equal(200, Write(service, 200).Count);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(-2147220891, WriteOutcome.Rejected)]
    [InlineData(-2147220969, WriteOutcome.RowGone)]
    internal void A_refused_block_is_halved_until_the_bad_row_stands_alone(int code, WriteOutcome expected)
    {
        var service = Service(request => Ids(request).Contains(Id(5)) ? throw PlatformFaults.Make(code, "no") : null);
        var results = Write(service, 8);
        Assert.Equal(Enumerable.Range(1, 8).Select(Id), results.Select(result => result.Row.Row.Id));
        Assert.Equal([Id(5)], results.Where(result => result.Outcome == expected).Select(result => result.Row.Row.Id));
        Assert.Equal(7, results.Count(result => result.Outcome == WriteOutcome.Written));
        Assert.Equal([8, 4, 4, 2, 1, 1, 2], service.Requests.Select(request => Ids(request).Count));
    }

    [Fact]
    public void A_block_that_meets_a_deadlock_is_halved_too()
    {
        var service = Service(request => Ids(request).Count > 2 ? throw PlatformFaults.Deadlock() : null);
        Assert.All(Write(service, 4), result => Assert.Equal(WriteOutcome.Written, result.Outcome));
        Assert.Equal([4, 2, 2], service.Requests.Select(request => Ids(request).Count));
    }

    [Fact]
    public void A_lost_transaction_goes_up()
    {
        var service = Service(_ => throw PlatformFaults.Make(-2147220911, "no"));
        Assert.Equal(-2147220911, FaultClassifier.CodeOf(Record.Exception(() => Write(service, 2))!));
        Assert.Single(service.Requests);
    }

    [Fact]
    public void A_missing_privilege_is_asked_for_once_more_and_rejects_every_row()
    {
        var service = Service(_ => throw PlatformFaults.Make(-2147220960, "missing"));
        Assert.All(Write(service, 8), result => Assert.Equal((WriteOutcome.Rejected, "0x80040220 missing"), (result.Outcome, result.Failure)));
        Assert.Equal(["UpdateMultiple", "Update"], service.Requests.Select(request => request.RequestName));
    }

    [Fact]
    public void Throttling_is_not_answered_by_more_and_smaller_blocks()
    {
        var service = Service(_ => throw PlatformFaults.Throttled(TimeSpan.FromMinutes(5)));
        Assert.All(Write(service, 8), result => Assert.Equal(WriteOutcome.Left, result.Outcome));
        Assert.Single(service.Requests);
    }

    [Fact]
    public void Blocks_are_left_once_the_time_is_up()
    {
        var service = Service();
        var asked = 0;
        var results = LinkWriters.For(service, Bulk, isInTransaction: false).Write(Contact, Rows(250), () => ++asked > 1).ToList();
        Assert.Equal(200, results.Count(result => result.Outcome == WriteOutcome.Written));
        Assert.Equal(50, results.Count(result => result.Outcome == WriteOutcome.Left));
        Assert.Single(service.Requests);
    }

    [Fact]
    public void A_table_without_the_message_gets_single_updates()
    {
        var service = new ScriptedService();
        Assert.All(Write(service, 3), result => Assert.Equal(WriteOutcome.Written, result.Outcome));
        Assert.All(service.Requests, request => Assert.Equal("Update", request.RequestName));
    }

    [Fact]
    public void Whether_the_table_has_the_message_is_asked_as_documented()
    {
        var service = Service();
        _ = Write(service, 2);
        var query = Assert.IsType<QueryExpression>(Assert.Single(service.Queries));
        Assert.Equal(("sdkmessagefilter", 1, true), (query.EntityName, query.TopCount, query.NoLock));
        var table = Assert.Single(query.Criteria.Conditions);
        Assert.Equal(("primaryobjecttypecode", ConditionOperator.Equal, "contact"), (table.AttributeName, table.Operator, table.Values[0]));
        var link = Assert.Single(query.LinkEntities);
        var message = Assert.Single(link.LinkCriteria.Conditions);
        Assert.Equal(("sdkmessage", "name", ConditionOperator.Equal, "UpdateMultiple"),
            (link.LinkToEntityName, message.AttributeName, message.Operator, message.Values[0]));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void Bulk_messages_need_the_setting_and_no_transaction(bool setting, bool isInTransaction, bool expected)
    {
        var writer = LinkWriters.For(Service(), new LinkingSettings { UseUpdateMultiple = setting }, isInTransaction);
        Assert.Equal(expected, writer is BulkUpdateWriter);
        Assert.Equal(!expected, writer is UpdateWriter);
    }

    [Fact]
    public void A_preview_writes_nothing_and_says_how_each_row_would_end()
    {
        var asked = 0;
        var results = new PreviewWriter().Write(Contact, Rows(3), () => ++asked > 2).ToList();
        Assert.Equal([WriteOutcome.Written, WriteOutcome.Written, WriteOutcome.Left], results.Select(result => result.Outcome));
        Assert.Equal(Rows(3).Select(row => row.Row), results.Select(result => result.Row.Row));
    }

    private static List<WriteResult> Write(ScriptedService service, int rows)
    {
        return [.. LinkWriters.For(service, Bulk, isInTransaction: false).Write(Contact, Rows(rows), Never)];
    }

    private static ScriptedService Service(Func<OrganizationRequest, OrganizationResponse?>? execute = null)
    {
        return new ScriptedService(execute, _ => new EntityCollection([new Entity("sdkmessagefilter")]));
    }

    private static EntityCollection Targets(OrganizationRequest request) => (EntityCollection)request["Targets"];

    private static List<Guid> Ids(OrganizationRequest request)
    {
        return request.Parameters.Contains("Targets") ? [.. Targets(request).Entities.Select(row => row.Id)] : [((Entity)request["Target"]).Id];
    }
}
