using System.ServiceModel;
using Linking.Plugins.Entry;
using Linking.Plugins.Execution;
using Linking.Plugins.Registration;
using Linking.Plugins.Requirements;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Entry;

/// <summary>Whatever ends an execution reaches the platform as its own kind of exception, and the trace says what it was.</summary>
public class PluginEntryTests
{
    private const int Denied = -2147220960;

    /// <summary>What nobody foresaw, of many kinds: none of them may reach the platform as it is.</summary>
    public static TheoryData<Exception> Unforeseen =>
    [
        new InvalidOperationException("Sequence contains no elements"), new KeyNotFoundException(), new FormatException(),
        new InvalidCastException(), new OverflowException(), new IOException("reset"), new System.Net.WebException("closed"), new OperationCanceledException(),
        new AggregateException(new TimeoutException()), new MissingMethodException(), new NotSupportedException(), new TimeoutException(),
            new CommunicationException(),
    ];

    [Theory]
    [MemberData(nameof(Unforeseen))]
    public void An_asynchronous_step_that_ends_unforeseen_is_tried_again(Exception exception)
    {
        var services = new StubServices();
        var thrown = Assert.Throws<InvalidPluginExecutionException>(() => new ThrowingPlugin(exception).Execute(services));
        Assert.Equal(OperationStatus.Retry, thrown.Status);
        Assert.Equal($"Customer Profile Linking: {exception.GetType().Name}: {exception.Message}", thrown.Message);
        var trace = Assert.Single(services.Traces);
        Assert.StartsWith($"{exception.GetType().FullName}: {exception.Message}", trace, StringComparison.Ordinal);
        Assert.Contains(nameof(ThrowingPlugin), trace, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2147187388)]
    [InlineData(-2147187339)]
    [InlineData(-2147220969)]
    [InlineData(-2147088254)]
    [InlineData(-2147217149)]
    [InlineData(-2147217150)]
    [InlineData(-1)]
    public void A_fault_that_may_pass_is_tried_again_and_keeps_its_words(int code)
    {
        var thrown = Assert.Throws<InvalidPluginExecutionException>(() =>
            new ThrowingPlugin(PlatformFaults.Make(code, "Try later.")).Execute(new StubServices()));
        Assert.Equal((OperationStatus.Retry, code, "Customer Profile Linking: Try later."), (thrown.Status, thrown.ErrorCode, thrown.Message));
    }

    public static TheoryData<Exception> Lasting =>
    [
        PlatformFaults.Make(Denied, "missing prvReadContact"), PlatformFaults.Make(-2147220891, "no"), PlatformFaults.Make(-2147220989, "no"),
        new SettingException("cpl_X", "y", "z"), new TableMissingException("msdynci_customerprofile"),
    ];

    [Theory]
    [MemberData(nameof(Lasting))]
    public void What_the_next_attempt_would_meet_again_is_not_tried_again(Exception exception)
    {
        var thrown = Assert.Throws<InvalidPluginExecutionException>(() => new ThrowingPlugin(exception).Execute(new StubServices()));
        Assert.NotEqual(OperationStatus.Retry, thrown.Status);
        Assert.Equal("Customer Profile Linking: " + exception.Message, thrown.Message);
    }

    [Fact]
    public void What_is_left_for_a_later_attempt_is_tried_again()
    {
        var thrown = Assert.Throws<InvalidPluginExecutionException>(() =>
            new ThrowingPlugin(new TryAgainException("3 rows are left.")).Execute(new StubServices()));
        Assert.Equal((OperationStatus.Retry, "Customer Profile Linking: 3 rows are left."), (thrown.Status, thrown.Message));
    }

    [Theory]
    [InlineData(true, "Customer Profile Linking: InvalidOperationException: gone Nothing was changed; call again in a minute.")]
    [InlineData(false, "Customer Profile Linking: InvalidOperationException: gone What was done stays; call again in a minute.")]
    public void Whoever_calls_is_asked_to_call_again(bool isInTransaction, string expected)
    {
        var services = new StubServices(StepMode.Synchronous, CustomApiRegistration.Stage, isInTransaction);
        var thrown = Assert.Throws<InvalidPluginExecutionException>(() => new ThrowingPlugin(new InvalidOperationException("gone")).Execute(services));
        Assert.Equal(expected, thrown.Message);
    }

    [Fact]
    public void A_synchronous_step_says_that_it_should_be_asynchronous()
    {
        var thrown = Assert.Throws<InvalidPluginExecutionException>(() =>
            new ThrowingPlugin(PlatformFaults.Deadlock()).Execute(new StubServices(StepMode.Synchronous, isInTransaction: true)));
        Assert.EndsWith("Register the step as asynchronous, so that the platform can try again.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_product_itself_says_passes_as_it_is_and_is_traced_with_its_words()
    {
        var services = new StubServices();
        var said = new InvalidPluginExecutionException("Give a table.");
        Assert.Same(said, Assert.Throws<InvalidPluginExecutionException>(() => new ThrowingPlugin(said).Execute(services)));
        Assert.StartsWith("Microsoft.Xrm.Sdk.InvalidPluginExecutionException: Give a table.", Assert.Single(services.Traces), StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_cannot_be_made_is_said_as_anything_else_is()
    {
        var services = new StubServices(refusal: PlatformFaults.Make(-2147209463, "no roles are assigned to user"));
        var thrown = Assert.Throws<InvalidPluginExecutionException>(() => new ThrowingPlugin(new InvalidOperationException()).Execute(services));
        Assert.Equal("Customer Profile Linking: no roles are assigned to user", thrown.Message);
    }

    [Fact]
    public void The_trace_names_the_causes()
    {
        var text = Failure.Describe(
            new InvalidOperationException("outer", new FaultException<OrganizationServiceFault>(new OrganizationServiceFault(), new FaultReason("inner"))));
        Assert.Contains("System.InvalidOperationException: outer", text, StringComparison.Ordinal);
        Assert.Matches("Caused by System.ServiceModel.FaultException.*: inner", text);
    }
}
