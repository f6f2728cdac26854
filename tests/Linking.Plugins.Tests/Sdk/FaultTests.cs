using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace Linking.Tests.Sdk;

/// <summary>Faults are thrown and caught on .NET 10 as on the .NET Framework.</summary>
public sealed class FaultTests
{
    [Fact]
    public void A_fault_with_details_is_caught_by_its_details()
    {
        var fault = new OrganizationServiceFault
        {
            ErrorCode = unchecked((int)0x80040217),
            Message = "Does not exist",
            ErrorDetails = new ErrorDetailCollection { ["id"] = 1 }
        };

        var caught = Assert.Throws<FaultException<OrganizationServiceFault>>(void () =>
            throw new FaultException<OrganizationServiceFault>(fault, new FaultReason("No such row")));

        Assert.Same(fault, caught.Detail);
        Assert.Equal("No such row", caught.Message);
        Assert.Equal("No such row", new FaultException<OrganizationServiceFault>(fault, "No such row").Message);
        Assert.IsAssignableFrom<CommunicationException>(caught);
    }

    [Fact]
    public void A_fault_without_a_reason_says_so()
    {
        var fault = new FaultException<ExecuteTransactionFault>(new ExecuteTransactionFault { FaultedRequestIndex = 2 });

        Assert.Equal("The creator of this fault did not specify a Reason.", fault.Message);
        Assert.Equal(("Sender", 2), (fault.Code.Name, fault.Detail.FaultedRequestIndex));
    }

    [Fact]
    public void A_plug_in_ends_an_operation_with_a_code_and_details()
    {
        var exception = new InvalidPluginExecutionException("Stop", PluginHttpStatusCode.Conflict, new Dictionary<string,
            string>
        { ["failedRecordIndex"] = "3" });

        Assert.Equal(("Stop", PluginHttpStatusCode.Conflict, "3"), (exception.Message, exception.HttpStatus, exception.ExceptionDetails["failedRecordIndex"]));
        Assert.Equal(-5, new InvalidPluginExecutionException(OperationStatus.Canceled, -5, "Stop").ErrorCode);
    }
}
