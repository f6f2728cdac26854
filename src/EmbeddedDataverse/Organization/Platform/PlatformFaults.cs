namespace EmbeddedDataverse.Platform;

/// <summary>Makes the faults of Dataverse, each with its real error code.</summary>
public static class PlatformFaults
{
    /// <summary>A fault with a code, a message and details.</summary>
    public static FaultException<OrganizationServiceFault> Make(int code, string message, params (string Key, object Value)[] details)
    {
        var fault = new OrganizationServiceFault
        {
            ErrorCode = code,
            Message = message,
            Timestamp = DateTime.UtcNow,
            ErrorDetails = [],
        };
        foreach (var (key, value) in details)
        {
            fault.ErrorDetails[key] = value;
        }

        return Of(fault);
    }

    /// <summary>An exception that carries a fault.</summary>
    public static FaultException<OrganizationServiceFault> Of(OrganizationServiceFault fault)
    {
        return new FaultException<OrganizationServiceFault>(fault, new FaultReason(fault.Message));
    }

    /// <summary>Service protection, in the words of the limit whose code is given. Carries <c>Retry-After</c> as a TimeSpan.</summary>
    public static FaultException<OrganizationServiceFault> Throttled(TimeSpan retryAfter, int code = ErrorCodes.ThrottlingRateExceeded)
    {
        var message = code switch
        {
            ErrorCodes.ThrottlingTimeExceeded =>
                "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of "
                + "concurrent requests or reduce the duration of requests and try again later.",
            ErrorCodes.ThrottlingConcurrencyExceeded => "Number of concurrent requests exceeded the limit of 52.",
            _ => "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
        };
        return Make(code, message, ("Retry-After", retryAfter));
    }

    /// <summary>SQL error 1205: chosen as the victim of a deadlock.</summary>
    public static FaultException<OrganizationServiceFault> Deadlock()
    {
        return Make(ErrorCodes.UnManagedIdsSqlError, "Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: 1205");
    }

    /// <summary>SQL time-out.</summary>
    public static FaultException<OrganizationServiceFault> SqlTimeout()
    {
        return Make(ErrorCodes.UnManagedIdsSqlTimeoutError,
            "Sql error: Execution Timeout Expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql Number: -2");
    }

    /// <summary>The row does not exist.</summary>
    public static FaultException<OrganizationServiceFault> DoesNotExist(string table, Guid id)
    {
        return Make(ErrorCodes.ObjectDoesNotExist, $"{table} With Id = {id:D} Does Not Exist");
    }

    /// <summary>A row of a bulk update does not exist, in the words of that message.</summary>
    internal static FaultException<OrganizationServiceFault> DoNotExist(string table, Guid id)
    {
        return Make(ErrorCodes.ObjectDoesNotExist, $"{table} With Ids = {id:D} Do Not Exist");
    }

    /// <summary>The process that ran the plug-in ended, be it by this plug-in's fault or another's.</summary>
    public static FaultException<OrganizationServiceFault> WorkerCrashed()
    {
        return Make(
            ErrorCodes.SandboxWorkerNotAvailable,
            "The plug-in execution failed because the Sandbox Worker process crashed. This is typically due to an error in the plug-in code.");
    }

    /// <summary>Another customisation is running.</summary>
    public static FaultException<OrganizationServiceFault> CustomizationLock()
    {
        return Make(ErrorCodes.CustomizationLockException,
            "Cannot start the requested operation because there is another import or publish running. Try again later.");
    }

    internal static FaultException<OrganizationServiceFault> MessageTooLarge(long bytes)
    {
        return Make(
            ErrorCodes.UnExpected,
            string.Create(CultureInfo.InvariantCulture, $"Message size exceeded when sending context to Sandbox. Message size: {bytes / 1048576.0:0.##} Mb"));
    }

    internal static FaultException<OrganizationServiceFault> NoSuchTable(string? name)
    {
        return Make(ErrorCodes.QueryBuilderNoEntity, $"The entity with a name = '{name}' with namemapping = 'Logical' was not found in the MetadataCache.");
    }

    internal static FaultException<OrganizationServiceFault> NoSuchColumn(string table, string column)
    {
        return Make(ErrorCodes.QueryBuilderNoAttribute, $"'{table}' entity doesn't contain attribute with Name = '{column}' and NameMapping = 'Logical'.");
    }

    internal static FaultException<OrganizationServiceFault> Invalid(string message)
    {
        return Make(ErrorCodes.InvalidArgument, message);
    }

    internal static FaultException<OrganizationServiceFault> NotSupported(string what)
    {
        return Make(ErrorCodes.NotSupported, what + " is not supported by the embedded Dataverse.");
    }

    internal static FaultException<OrganizationServiceFault> PrivilegeDenied(Guid user, string privilege, string table)
    {
        return Make(ErrorCodes.PrivilegeDenied, $"Principal user (Id={user:D}) is missing {privilege} privilege on entity '{table}'.");
    }

    internal static FaultException<OrganizationServiceFault> NoActiveTransaction()
    {
        return Make(ErrorCodes.TransactionNotStarted,
            "There is no active transaction. This error is usually caused by custom plug-ins that ignore errors from service calls and continue processing.");
    }

    /// <summary>A plug-in went on after a service call had failed and ended without an exception.</summary>
    internal static FaultException<OrganizationServiceFault> TransactionCountReduced()
    {
        return Make(
            ErrorCodes.TransactionCountReduced,
            "ISV code reduced the open transaction count. Custom plug-ins should not catch exceptions from OrganizationService calls and continue processing.");
    }

    internal static FaultException<OrganizationServiceFault> DefinitionChangeInTransaction()
    {
        return Invalid("You cannot start a transaction with a different isolation level than is already set on the current transaction");
    }

    internal static FaultException<OrganizationServiceFault> TooDeep()
    {
        return Make(
            ErrorCodes.SdkCorrelationTokenDepthTooHigh,
            "This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again.");
    }

    internal static FaultException<OrganizationServiceFault> TimeLimit()
    {
        return Make(ErrorCodes.SandboxWorkerPluginExecuteTimeout,
            "The plug-in execution failed because the operation has timed-out at the Sandbox Worker process: it ran longer than two minutes.");
    }
}
