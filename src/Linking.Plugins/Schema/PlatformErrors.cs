namespace Linking.Plugins.Schema;

/// <summary>Fault codes of Dataverse that this product tells apart, under the platform's own names.</summary>
internal static class PlatformErrors
{
    internal const int ObjectDoesNotExist = -2147220969;
    internal const int DuplicateRecord = -2147220937;
    internal const int DuplicateRecordEntityKey = -2147088238;
    internal const int TransactionNotStarted = -2147220911;
    internal const int TransactionAborted = -2147220907;

    internal const int PrivilegeDenied = -2147220960;
    internal const int PrincipalPrivilegeDenied = -2147220943;
    internal const int CrmSecurityError = -2147220906;
    internal const int NoRolesAssigned = -2147209463;

    /// <summary>The privilege is there, the access to this one row is not ("does not have WriteAccess right(s) for record").</summary>
    internal const int RowAccessDenied = -2147187962;

    internal const int UnManagedIdsSqlError = -2147204784;
    internal const int UnManagedIdsSqlTimeoutError = -2147204783;
    internal const int SqlDeadlockSeenByClients = -2146232060;
    internal const int CustomizationLock = -2147020463;
    internal const int TransientPlatformError = -2147188475;

    internal const int ThrottledRequests = -2147015902;
    internal const int ThrottledExecutionTime = -2147015903;
    internal const int ThrottledConcurrency = -2147015898;

    /// <summary>Query throttling: "some fraction of attempts" to execute a query fails ("Query throttling").</summary>
    internal const int ThrottledQuery = -2147187388;
    internal const int ThrottledQueryWithLeadingWildcard = -2147187132;
    internal const int ThrottledQueryOfComplexColumns = -2147186876;
    internal const int ThrottledQueryOfBadPatterns = -2147186875;

    /// <summary>Time-outs for which the platform blames the query ("Query anti-patterns").</summary>
    internal const int LeadingWildcardCauseTimeout = -2147187341;
    internal const int PerformanceValidationIssuesCauseTimeout = -2147187339;

    internal const int InvalidArgument = -2147220989;
    internal const int NotImplemented = -2147220967;
    internal const int NotSupported = -2147220715;
    internal const int MetadataNotFound = -2147220918;
    internal const int IsvAborted = -2147220891;
    internal const int DepthTooHigh = -2147204734;

    internal const int FirstQueryBuilderError = -2147217152;
    internal const int QueryBuilderUnexpected = -2147217151;
    internal const int QueryBuilderNoEntity = -2147217150;
    internal const int QueryBuilderNoAttribute = -2147217149;
    internal const int LastQueryBuilderError = -2147217112;
    internal const int TooManyConditionsInQuery = -2147204340;
    internal const int TooManyLinkEntitiesInQuery = -2147204339;
    internal const int TooManyConditionParametersInQuery = -2147204338;

    internal const int ConcurrencyVersionMismatch = -2147088254;
    internal const int ConcurrencyVersionNotProvided = -2147088253;
    internal const int OptimisticConcurrencyNotEnabled = -2147088243;

    internal const int DuplicateAttributeSchemaName = -2147192813;
    internal const int RelationshipSchemaNameNotUnique = -2147204309;

    /// <summary>The name of a relationship, or of a column, begins with no prefix that the organisation knows.</summary>
    internal const int RelationshipPrefixUnknown = -2147204250;
    internal const int ImportAttributeNameError = -2147188638;

    /// <summary>Whether such a row is there already, by its id or by an alternate key.</summary>
    internal static bool IsDuplicate(int code) => code is DuplicateRecord or DuplicateRecordEntityKey;
}
