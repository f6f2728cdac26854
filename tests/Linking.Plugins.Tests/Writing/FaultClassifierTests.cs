using System.ServiceModel;
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
    [InlineData(-2147187388, FaultClass.Transient)]
    [InlineData(-2147187132, FaultClass.Transient)]
    [InlineData(-2147186876, FaultClass.Transient)]
    [InlineData(-2147186875, FaultClass.Transient)]
    [InlineData(-2147187341, FaultClass.Transient)]
    [InlineData(-2147187339, FaultClass.Transient)]
    [InlineData(-2147088254, FaultClass.RowChanged)]
    [InlineData(-2147220969, FaultClass.RowGone)]
    [InlineData(-2147220960, FaultClass.PrivilegeMissing)]
    [InlineData(-2147220911, FaultClass.TransactionLost)]
    [InlineData(-2147220907, FaultClass.TransactionLost)]
    [InlineData(-2147220891, FaultClass.Permanent)]
    [InlineData(-2147220943, FaultClass.Permanent)]
    [InlineData(-2147220906, FaultClass.Permanent)]
    [InlineData(-2147209463, FaultClass.PrivilegeMissing)]
    [InlineData(-2147187962, FaultClass.Permanent)]
    [InlineData(-2147220989, FaultClass.Permanent)]
    [InlineData(-2147220967, FaultClass.Permanent)]
    [InlineData(-2147220715, FaultClass.Permanent)]
    [InlineData(-2147220918, FaultClass.Permanent)]
    [InlineData(-2147204734, FaultClass.Permanent)]
    [InlineData(-2147217152, FaultClass.Permanent)]
    [InlineData(-2147217149, FaultClass.Permanent)]
    [InlineData(-2147217112, FaultClass.Permanent)]
    [InlineData(-2147217153, FaultClass.Unknown)]
    [InlineData(-2147217151, FaultClass.Unknown)]
    [InlineData(-2147217111, FaultClass.Unknown)]
    [InlineData(-2147204340, FaultClass.Permanent)]
    [InlineData(-2147204339, FaultClass.Permanent)]
    [InlineData(-2147204338, FaultClass.Permanent)]
    [InlineData(-2147220937, FaultClass.Permanent)]
    [InlineData(-2147088238, FaultClass.Permanent)]
    [InlineData(-2147088253, FaultClass.Permanent)]
    [InlineData(-2147088243, FaultClass.Permanent)]
    [InlineData(-2147192813, FaultClass.Permanent)]
    [InlineData(-2147204309, FaultClass.Permanent)]
    [InlineData(-2147220970, FaultClass.Unknown)]
    [InlineData(0, FaultClass.Unknown)]
    internal void A_fault_is_told_by_its_code(int code, FaultClass expected)
    {
        Assert.Equal(expected, FaultClassifier.Classify(PlatformFaults.Make(code, "any text")));
    }

    [Fact]
    public void Failures_without_a_fault_are_told_by_their_kind()
    {
        Assert.Equal(FaultClass.Transient, FaultClassifier.Classify(new TimeoutException()));
        Assert.Equal(FaultClass.Transient, FaultClassifier.Classify(new CommunicationException()));
        Assert.Equal(FaultClass.Transient, FaultClassifier.Classify(new IOException()));
        Assert.Equal(FaultClass.Transient, FaultClassifier.Classify(new InvalidOperationException()));
        Assert.Equal(FaultClass.Unknown, FaultClassifier.Classify(new FaultException("no details")));
        Assert.Equal(FaultClass.Unknown, FaultClassifier.Classify(new FaultException<OrganizationServiceFault>(null!, new FaultReason("no details"))));
    }

    [Theory]
    [InlineData(-2147220891, true, true)]
    [InlineData(-2147220960, true, true)]
    [InlineData(-2147220970, false, true)]
    [InlineData(-2147187388, false, false)]
    [InlineData(-2147220969, false, false)]
    [InlineData(-2147088254, false, false)]
    public void What_nobody_listed_is_refused_to_a_write_and_tried_again_by_a_read(int code, bool isFinal, bool isRefusal)
    {
        var fault = PlatformFaults.Make(code, "any text");
        Assert.Equal((isFinal, isRefusal), (FaultClassifier.IsFinal(fault), FaultClassifier.IsRefusal(fault)));
    }

    [Theory]
    [InlineData(-2147217149, true)]
    [InlineData(-2147217150, true)]
    [InlineData(-2147217148, false)]
    public void A_query_for_what_is_gone_says_that_definitions_are_out_of_date(int code, bool expected)
    {
        Assert.Equal(expected, FaultClassifier.IsOutdatedDefinition(PlatformFaults.Make(code, "any text")));
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
