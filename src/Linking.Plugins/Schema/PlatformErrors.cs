namespace Linking.Plugins.Schema;

/// <summary>Fault codes of Dataverse that this product tells apart, under the platform's own names.</summary>
internal static class PlatformErrors
{
    internal const int ObjectDoesNotExist = -2147220969;
    internal const int PrivilegeDenied = -2147220960;
    internal const int DuplicateRecord = -2147220937;
    internal const int DuplicateRecordEntityKey = -2147088238;
    internal const int TransactionNotStarted = -2147220911;
    internal const int TransactionAborted = -2147220907;

    internal const int UnManagedIdsSqlError = -2147204784;
    internal const int UnManagedIdsSqlTimeoutError = -2147204783;
    internal const int SqlDeadlockSeenByClients = -2146232060;
    internal const int CustomizationLock = -2147020463;
    internal const int TransientPlatformError = -2147188475;

    internal const int ThrottledRequests = -2147015902;
    internal const int ThrottledExecutionTime = -2147015903;
    internal const int ThrottledConcurrency = -2147015898;

    internal const int QueryBuilderNoAttribute = -2147217149;

    internal const int ConcurrencyVersionMismatch = -2147088254;

    internal const int DuplicateAttributeSchemaName = -2147192813;
    internal const int RelationshipSchemaNameNotUnique = -2147204309;
}
