using System;
using System.ServiceModel;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Writing;

/// <summary>
/// Tells the kinds of failed calls apart by the fault's code, never by its text. What is known to be permanent is listed, and so is what
/// is known to pass; all that is in neither list may pass.
/// </summary>
internal static class FaultClassifier
{
    /// <summary>Classifies what a service call threw. What is no fault of the platform never reached it, or its answer was lost on the way.</summary>
    internal static FaultClass Classify(Exception exception)
    {
        return IsFault(exception) ? Classify(CodeOf(exception)) : FaultClass.Transient;
    }

    /// <summary>Whether the platform itself answered so.</summary>
    internal static bool IsFault(Exception exception) => exception is FaultException;

    /// <summary>Whether another attempt of the whole execution would meet the same failure again.</summary>
    internal static bool IsFinal(Exception exception) => Classify(exception) is FaultClass.Permanent or FaultClass.PrivilegeMissing;

    /// <summary>Whether a write was refused, for a reason that another attempt would not change.</summary>
    internal static bool IsRefusal(Exception exception) => IsFinal(exception) || Classify(exception) is FaultClass.Unknown;

    /// <summary>Whether the definitions that a query was made from are out of date: what it names is not there any more.</summary>
    internal static bool IsOutdatedDefinition(Exception exception)
    {
        return CodeOf(exception) is PlatformErrors.QueryBuilderNoAttribute or PlatformErrors.QueryBuilderNoEntity;
    }

    /// <summary>Whether the call failed because such a row is there already.</summary>
    internal static bool IsDuplicate(Exception exception) => PlatformErrors.IsDuplicate(CodeOf(exception));

    /// <summary>Whether a column or relationship was refused for the prefix of its name.</summary>
    internal static bool IsUnknownPrefix(Exception exception)
    {
        return CodeOf(exception) is PlatformErrors.RelationshipPrefixUnknown or PlatformErrors.ImportAttributeNameError;
    }

    /// <summary>Whether the platform asks for fewer calls: asking again at once is what it asks not to do.</summary>
    internal static bool IsThrottled(Exception exception)
    {
        return CodeOf(exception) is PlatformErrors.ThrottledRequests
            or PlatformErrors.ThrottledExecutionTime
            or PlatformErrors.ThrottledConcurrency
            or PlatformErrors.ThrottledQuery
            or PlatformErrors.ThrottledQueryWithLeadingWildcard
            or PlatformErrors.ThrottledQueryOfComplexColumns
            or PlatformErrors.ThrottledQueryOfBadPatterns;
    }

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
            case PlatformErrors.ThrottledQuery:
            case PlatformErrors.ThrottledQueryWithLeadingWildcard:
            case PlatformErrors.ThrottledQueryOfComplexColumns:
            case PlatformErrors.ThrottledQueryOfBadPatterns:
            case PlatformErrors.LeadingWildcardCauseTimeout:
            case PlatformErrors.PerformanceValidationIssuesCauseTimeout:
                return FaultClass.Transient;
            case PlatformErrors.ConcurrencyVersionMismatch:
                return FaultClass.RowChanged;
            case PlatformErrors.ObjectDoesNotExist:
                return FaultClass.RowGone;
            case PlatformErrors.PrivilegeDenied:
            case PlatformErrors.NoRolesAssigned:
                return FaultClass.PrivilegeMissing;
            case PlatformErrors.TransactionNotStarted:
            case PlatformErrors.TransactionAborted:
                return FaultClass.TransactionLost;
            case PlatformErrors.QueryBuilderUnexpected:
                return FaultClass.Unknown;
            case >= PlatformErrors.FirstQueryBuilderError and <= PlatformErrors.LastQueryBuilderError:
            case PlatformErrors.TooManyConditionsInQuery:
            case PlatformErrors.TooManyLinkEntitiesInQuery:
            case PlatformErrors.TooManyConditionParametersInQuery:
            case PlatformErrors.InvalidArgument:
            case PlatformErrors.NotImplemented:
            case PlatformErrors.NotSupported:
            case PlatformErrors.MetadataNotFound:
            case PlatformErrors.IsvAborted:
            case PlatformErrors.DepthTooHigh:
            case PlatformErrors.RowAccessDenied:
            case PlatformErrors.PrincipalPrivilegeDenied:
            case PlatformErrors.CrmSecurityError:
            case PlatformErrors.DuplicateRecord:
            case PlatformErrors.DuplicateRecordEntityKey:
            case PlatformErrors.ConcurrencyVersionNotProvided:
            case PlatformErrors.OptimisticConcurrencyNotEnabled:
            case PlatformErrors.DuplicateAttributeSchemaName:
            case PlatformErrors.RelationshipSchemaNameNotUnique:
            case PlatformErrors.RelationshipPrefixUnknown:
            case PlatformErrors.ImportAttributeNameError:
                return FaultClass.Permanent;
            default:
                return FaultClass.Unknown;
        }
    }
}
