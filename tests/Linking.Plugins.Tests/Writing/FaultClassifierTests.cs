using System.ServiceModel;
using EmbeddedDataverse;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Writing;

public class FaultClassifierTests
{
    [Theory]
    [InlineData(-2147204784, FaultClass.Transient)]
    [InlineData(-2147204783, FaultClass.Transient)]
    [InlineData(-2146232060, FaultClass.Transient)]
    [InlineData(-2147020463, FaultClass.Transient)]
    [InlineData(-2147188475, FaultClass.Transient)]
    [InlineData(-2147015902, FaultClass.Transient)]
    [InlineData(-2147015903, FaultClass.Transient)]
    [InlineData(-2147015898, FaultClass.Transient)]
    [InlineData(-2147088254, FaultClass.RowChanged)]
    [InlineData(-2147220969, FaultClass.RowGone)]
    [InlineData(-2147220960, FaultClass.PrivilegeMissing)]
    [InlineData(-2147220911, FaultClass.TransactionLost)]
    [InlineData(-2147220907, FaultClass.TransactionLost)]
    [InlineData(-2147220891, FaultClass.Permanent)]
    [InlineData(0, FaultClass.Permanent)]
    internal void A_fault_is_told_by_its_code(int code, FaultClass expected)
    {
        Assert.Equal(expected, FaultClassifier.Classify(PlatformFaults.Make(code, "any text")));
    }

    [Fact]
    public void Failures_without_a_fault_are_told_by_their_kind()
    {
        Assert.Equal(FaultClass.Transient, FaultClassifier.Classify(new TimeoutException()));
        Assert.Equal(FaultClass.Transient, FaultClassifier.Classify(new CommunicationException()));
        Assert.Equal(FaultClass.Permanent, FaultClassifier.Classify(new FaultException("no details")));
        Assert.Equal(FaultClass.Permanent, FaultClassifier.Classify(new FaultException<OrganizationServiceFault>(null!, new FaultReason("no details"))));
        Assert.Null(FaultClassifier.Classify(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(-2147220937, true)]
    [InlineData(-2147088238, true)]
    [InlineData(-2147220969, false)]
    public void A_row_that_is_there_already_is_told_by_either_code(int code, bool expected)
    {
        Assert.Equal(expected, FaultClassifier.IsDuplicate(PlatformFaults.Make(code, "any text")));
    }

    [Fact]
    public void The_code_of_what_is_no_fault_is_0()
    {
        Assert.Equal(0, FaultClassifier.CodeOf(new TimeoutException()));
        Assert.Equal(0, FaultClassifier.CodeOf(new FaultException<OrganizationServiceFault>(null!, new FaultReason("no details"))));
        Assert.Equal(-7, FaultClassifier.CodeOf(PlatformFaults.Make(-7, "any text")));
    }
}
