using System;
using System.ServiceModel;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Writing;

/// <summary>Tells the kinds of failed calls apart by the fault's code, never by its text.</summary>
internal static class FaultClassifier
{
    /// <summary>Classifies an exception that a service call threw; null when it is none of a call's failures.</summary>
    internal static FaultClass? Classify(Exception exception)
    {
        return exception switch
        {
            FaultException<OrganizationServiceFault> fault => Classify(fault.Detail?.ErrorCode ?? 0),
            TimeoutException => FaultClass.Transient,
            FaultException => FaultClass.Permanent,
            CommunicationException => FaultClass.Transient,
            _ => null,
        };
    }

    /// <summary>Whether the call failed because such a row is there already.</summary>
    internal static bool IsDuplicate(Exception exception) => CodeOf(exception) is PlatformErrors.DuplicateRecord or PlatformErrors.DuplicateRecordEntityKey;

    /// <summary>The code of the fault, for messages; 0 when there is none.</summary>
    internal static int CodeOf(Exception exception)
    {
        return exception is FaultException<OrganizationServiceFault> fault ? fault.Detail?.ErrorCode ?? 0 : 0;
    }

    private static FaultClass Classify(int code)
    {
        switch (code)
        {
            case PlatformErrors.UnManagedIdsSqlError:
            case PlatformErrors.UnManagedIdsSqlTimeoutError:
            case PlatformErrors.SqlDeadlockSeenByClients:
            case PlatformErrors.CustomizationLock:
            case PlatformErrors.TransientPlatformError:
            case PlatformErrors.ThrottledRequests:
            case PlatformErrors.ThrottledExecutionTime:
            case PlatformErrors.ThrottledConcurrency:
                return FaultClass.Transient;
            case PlatformErrors.ConcurrencyVersionMismatch:
                return FaultClass.RowChanged;
            case PlatformErrors.ObjectDoesNotExist:
                return FaultClass.RowGone;
            case PlatformErrors.PrivilegeDenied:
                return FaultClass.PrivilegeMissing;
            case PlatformErrors.TransactionNotStarted:
            case PlatformErrors.TransactionAborted:
                return FaultClass.TransactionLost;
            default:
                return FaultClass.Permanent;
        }
    }
}
