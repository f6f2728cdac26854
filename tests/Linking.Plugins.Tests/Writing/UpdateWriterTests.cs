using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using static Linking.Plugins.Tests.Writing.WriterSample;

namespace Linking.Plugins.Tests.Writing;

public class UpdateWriterTests
{
    [Fact]
    public void A_link_is_one_update_of_one_column_with_the_products_tag()
    {
        var service = new ScriptedService();
        var result = Assert.Single(Writer(service).Write(Contact, [Row(1)], Never));
        Assert.Equal((WriteOutcome.Written, string.Empty), (result.Outcome, result.Failure));
        var request = Assert.IsType<UpdateRequest>(Assert.Single(service.Requests));
        Assert.Equal(("contact", Id(1)), (request.Target.LogicalName, request.Target.Id));
        Assert.Equal([Lookup], request.Target.Attributes.Keys);
        Assert.Equal(new EntityReference("msdynci_customerprofile", Profile), request.Target[Lookup]);
        Assert.Equal("CustomerProfileLinking", request["tag"]);
        Assert.Equal(ConcurrencyBehavior.Default, request.ConcurrencyBehavior);
        Assert.False(request.Parameters.Contains("BypassBusinessLogicExecution"));
        Assert.False(request.Parameters.Contains("SuppressCallbackRegistrationExpanderJob"));
    }

    [Fact]
    public void A_link_that_goes_is_written_as_null()
    {
        var service = new ScriptedService();
        _ = Writer(service).Write(Contact, [Row(1, clears: true)], Never).ToList();
        Assert.Null(((UpdateRequest)service.Requests[0]).Target[Lookup]);
    }

    [Fact]
    public void A_row_that_was_read_with_a_version_is_written_in_that_version_only()
    {
        var service = new ScriptedService();
        _ = Writer(service).Write(Contact, [Row(1, version: "77")], Never).ToList();
        var request = (UpdateRequest)service.Requests[0];
        Assert.Equal(("77", ConcurrencyBehavior.IfRowVersionMatches), (request.Target.RowVersion, request.ConcurrencyBehavior));
    }

    [Fact]
    public void A_table_that_checks_no_versions_is_written_without_one()
    {
        var service = new ScriptedService();
        _ = Writer(service).Write(Contact with { ChecksVersions = false }, [Row(1, version: "77")], Never).ToList();
        var request = (UpdateRequest)service.Requests[0];
        Assert.Equal((null, ConcurrencyBehavior.Default), (request.Target.RowVersion, request.ConcurrencyBehavior));
    }

    [Fact]
    public void Settings_bypass_custom_logic_and_silence_flows()
    {
        var service = new ScriptedService();
        _ = Writer(service, new LinkingSettings { BypassCustomLogic = "CustomSync", SuppressFlows = true }).Write(Contact, [Row(1)], Never).ToList();
        Assert.Equal("CustomSync", service.Requests[0]["BypassBusinessLogicExecution"]);
        Assert.Equal(true, service.Requests[0]["SuppressCallbackRegistrationExpanderJob"]);
    }

    [Theory]
    [InlineData(-2147204784, 3)]
    [InlineData(-2147015902, 1)]
    [InlineData(-2147015903, 1)]
    [InlineData(-2147015898, 1)]
    [InlineData(-2147187388, 1)]
    [InlineData(-2147187132, 1)]
    [InlineData(-2147186876, 1)]
    [InlineData(-2147186875, 1)]
    public void A_passing_fault_is_tried_three_times_and_throttling_once(int code, int attempts)
    {
        var service = new ScriptedService(_ => throw PlatformFaults.Make(code, "busy"));
        var result = Assert.Single(Writer(service).Write(Contact, [Row(1)], Never));
        Assert.Equal((WriteOutcome.Left, $"0x{code:X8} busy"), (result.Outcome, result.Failure));
        Assert.Equal(attempts, service.Requests.Count);
    }

    [Fact]
    public void A_passing_fault_that_passes_leaves_no_trace()
    {
        var faults = 2;
        var service = new ScriptedService(_ => faults-- > 0 ? throw PlatformFaults.Deadlock() : null);
        Assert.Equal(WriteOutcome.Written, Assert.Single(Writer(service).Write(Contact, [Row(1)], Never)).Outcome);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public void No_further_attempt_is_made_once_the_time_is_up()
    {
        var asked = 0;
        var service = new ScriptedService(_ => throw PlatformFaults.Deadlock());
        Assert.Equal(WriteOutcome.Left, Assert.Single(Writer(service).Write(Contact, [Row(1)], () => asked++ > 0)).Outcome);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(-2147220969, WriteOutcome.RowGone)]
    [InlineData(-2147220891, WriteOutcome.Rejected)]
    [InlineData(-2147220970, WriteOutcome.Rejected)]
    [InlineData(-2147187962, WriteOutcome.Rejected)]
    [InlineData(-2147220943, WriteOutcome.Rejected)]
    [InlineData(-2147088254, WriteOutcome.RowChanged)]
    internal void A_lasting_fault_is_of_its_row_alone(int code, WriteOutcome expected)
    {
        var service = new ScriptedService(request => ((UpdateRequest)request).Target.Id == Id(1) ? throw PlatformFaults.Make(code, "no") : null);
        var results = Writer(service).Write(Contact, Rows(2), Never).ToList();
        Assert.Equal([expected, WriteOutcome.Written], results.Select(result => result.Outcome));
        Assert.Equal(expected == WriteOutcome.RowChanged ? "" : $"0x{code:X8} no", results[0].Failure);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public void A_missing_privilege_is_asked_for_once_and_rejects_every_row_that_follows()
    {
        var service = new ScriptedService(_ => throw PlatformFaults.Make(-2147220960, "missing"));
        var results = Writer(service).Write(Contact, Rows(3), Never).ToList();
        Assert.Single(service.Requests);
        Assert.All(results, result => Assert.Equal((WriteOutcome.Rejected, "0x80040220 missing"), (result.Outcome, result.Failure)));
        Assert.Equal(Rows(3).Select(row => row.Row), results.Select(result => result.Row.Row));
    }

    [Fact]
    public void What_is_left_when_the_time_is_up_is_said_row_by_row()
    {
        var service = new ScriptedService();
        var asked = 0;
        var results = Writer(service).Write(Contact, Rows(3), () => ++asked > 1).ToList();
        Assert.Equal([WriteOutcome.Written, WriteOutcome.Left, WriteOutcome.Left], results.Select(result => result.Outcome));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(-2147220911, false)]
    [InlineData(-2147220891, true)]
    [InlineData(-2147204784, true)]
    public void A_fault_of_a_lost_transaction_and_every_fault_inside_one_goes_up(int code, bool isInTransaction)
    {
        var service = new ScriptedService(_ => throw PlatformFaults.Make(code, "no"));
        var thrown = Record.Exception(() => Writer(service, isInTransaction: isInTransaction).Write(Contact, [Row(1)], Never).ToList());
        Assert.Equal(code, FaultClassifier.CodeOf(thrown!));
        Assert.Single(service.Requests);
    }

    [Fact]
    public void A_call_that_fails_without_an_answer_is_tried_again_and_then_left()
    {
        var service = new ScriptedService(_ => throw new IOException("The connection was closed."));
        var result = Assert.Single(Writer(service).Write(Contact, [Row(1)], Never));
        Assert.Equal((WriteOutcome.Left, "IOException: The connection was closed."), (result.Outcome, result.Failure));
        Assert.Equal(3, service.Requests.Count);
    }

    private static UpdateWriter Writer(ScriptedService service, LinkingSettings? settings = null, bool isInTransaction = false)
    {
        return new UpdateWriter(service, settings ?? new LinkingSettings(), isInTransaction);
    }
}
