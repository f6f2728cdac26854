namespace EmbeddedDataverse.Platform;

/// <summary>Error codes of Dataverse under the platform's own names.</summary>
public static class ErrorCodes
{
    /// <summary>A row with this key exists already (0x80040237).</summary>
    public const int DuplicateRecord = -2147220937;

    /// <summary>A row with these alternate-key values exists already (0x80060892).</summary>
    public const int DuplicateRecordEntityKey = -2147088238;

    /// <summary>The row does not exist (0x80040217).</summary>
    public const int ObjectDoesNotExist = -2147220969;

    /// <summary>The user lacks a privilege (0x80040220).</summary>
    public const int PrivilegeDenied = -2147220960;

    /// <summary>An argument is not valid (0x80040203).</summary>
    public const int InvalidArgument = -2147220989;

    /// <summary>A plug-in ended the operation on purpose (0x80040265).</summary>
    public const int IsvAborted = -2147220891;

    /// <summary>A plug-in failed (0x80040224).</summary>
    public const int IsvUnExpected = -2147220956;

    /// <summary>There is no active transaction (0x80040251).</summary>
    public const int TransactionNotStarted = -2147220911;

    /// <summary>The transaction was rolled back (0x80040255).</summary>
    public const int TransactionAborted = -2147220907;

    /// <summary>The column does not exist (0x80041103).</summary>
    public const int QueryBuilderNoAttribute = -2147217149;

    /// <summary>The table does not exist (0x80041102).</summary>
    public const int QueryBuilderNoEntity = -2147217150;

    /// <summary>A column has no alias where it needs one (0x8004110b).</summary>
    public const int QueryBuilderNoAlias = -2147217141;

    /// <summary>An alias is not one, or is there twice (0x80041109).</summary>
    public const int QueryBuilderInvalidAlias = -2147217143;

    /// <summary>An order names an alias that the query has not (0x8004110a).</summary>
    public const int QueryBuilderAliasDoesNotExist = -2147217142;

    /// <summary>A link has a type that there is not (0x80041117).</summary>
    public const int QueryBuilderDeserializeInvalidLinkType = -2147217129;

    /// <summary>A link does not say what it links (0x80041118).</summary>
    public const int QueryBuilderDeserializeLinkAttributes = -2147217128;

    /// <summary>FetchXML holds an element that does not belong there (0x8004111c).</summary>
    public const int QueryBuilderDeserializeInvalidNode = -2147217124;

    /// <summary>A column that is neither grouped by nor aggregated, in a query that aggregates (0x8004111e).</summary>
    public const int QueryBuilderAttributeNotFound = -2147217122;

    /// <summary>An order is not possible here (0x8004111f).</summary>
    public const int QueryBuilderInvalidOrderType = -2147217121;

    /// <summary>The operator of a condition is not one (0x80041120).</summary>
    public const int QueryBuilderInvalidConditionOperator = -2147217120;

    /// <summary>A link cannot be of this kind here (0x80041121).</summary>
    public const int QueryBuilderInvalidJoinOperator = -2147217119;

    /// <summary>The type of a filter is neither and nor or (0x80041122).</summary>
    public const int QueryBuilderInvalidFilterType = -2147217118;

    /// <summary>The table of a query is not the one that was asked for (0x80041128).</summary>
    public const int QueryBuilderEntitiesDontMatch = -2147217112;

    /// <summary>Text is no XML (0x80040201).</summary>
    public const int InvalidXml = -2147220991;

    /// <summary>A query aggregates more than 50,000 rows (0x8004e023).</summary>
    public const int AggregateQueryRecordLimitExceeded = -2147164125;

    /// <summary>A query has more than 500 conditions.</summary>
    public const int TooManyConditionsInQuery = -2147204340;

    /// <summary>A query has more than 500 condition values.</summary>
    public const int TooManyConditionParametersInQuery = -2147204338;

    /// <summary>An elastic table cannot take part in this join (0x80048d0b).</summary>
    public const int ElasticJoinNotSupported = unchecked((int)0x80048d0b);

    /// <summary>A text is longer than its column (0x80044331).</summary>
    public const int StringLengthTooLong = -2147204303;

    /// <summary>The row version is another one (0x80060882).</summary>
    public const int ConcurrencyVersionMismatch = -2147088254;

    /// <summary>The row version is missing (0x80060883).</summary>
    public const int ConcurrencyVersionNotProvided = -2147088253;

    /// <summary>The table has no row versions (0x8006088d).</summary>
    public const int OptimisticConcurrencyNotEnabled = -2147088243;

    /// <summary>Requests caused each other more than eight deep.</summary>
    public const int SdkCorrelationTokenDepthTooHigh = -2147204734;

    /// <summary>A plug-in ran longer than the sandbox allows.</summary>
    public const int SandboxWorkerPluginExecuteTimeout = -2146954991;

    /// <summary>The sandbox process that ran a plug-in crashed or was killed (0x8004418d).</summary>
    public const int SandboxWorkerNotAvailable = -2147204723;

    /// <summary>A plug-in swallowed the fault of a service call inside a transaction.</summary>
    public const int TransactionCountReduced = -2146893812;

    /// <summary>SQL error, among them deadlocks.</summary>
    public const int UnManagedIdsSqlError = -2147204784;

    /// <summary>SQL time-out.</summary>
    public const int UnManagedIdsSqlTimeoutError = -2147204783;

    /// <summary>Service protection: more than 6,000 requests in five minutes (0x80072322).</summary>
    public const int ThrottlingRateExceeded = -2147015902;

    /// <summary>Service protection: more than 20 minutes of execution in five minutes (0x80072321).</summary>
    public const int ThrottlingTimeExceeded = -2147015903;

    /// <summary>Service protection: more than 52 requests at once (0x80072326).</summary>
    public const int ThrottlingConcurrencyExceeded = -2147015898;

    /// <summary>Another import, publish or customisation is running (0x80071151).</summary>
    public const int CustomizationLockException = -2147020463;

    /// <summary>The table cannot be customised.</summary>
    public const int EntityIsNotCustomizable = -2147192824;

    /// <summary>The table cannot be the "N" side of a custom relationship.</summary>
    public const int EntityCannotBeChildInCustomRelationship = -2147204307;

    /// <summary>A column of this name exists already (0x80047013).</summary>
    public const int DuplicateAttributeSchemaName = -2147192813;

    /// <summary>A relationship of this name exists already.</summary>
    public const int EntityRelationshipSchemaNameNotUnique = -2147204309;

    /// <summary>The name of a relationship begins with no prefix that the organisation knows.</summary>
    public const int RelationshipPrefixUnknown = -2147204250;

    /// <summary>The name of a column begins with no prefix that the organisation knows.</summary>
    public const int ImportAttributeNameError = -2147188638;

    /// <summary>A label is in a language that is not provisioned.</summary>
    public const int InvalidLanguageCode = -2147204715;

    /// <summary>The name of a relationship is too long.</summary>
    public const int RelationshipNameLengthExceedsLimit = -2147188694;

    /// <summary>The request is not known (0x80040800).</summary>
    public const int UnknownRequest = unchecked((int)0x80040800);

    /// <summary>A query has more than 15 links (0x8004430D).</summary>
    public const int TooManyLinkEntitiesInQuery = -2147204339;

    /// <summary>More requests than one call may carry (0x8004a105).</summary>
    public const int BatchSizeExceeded = unchecked((int)0x8004a105);

    /// <summary>Requests inside a batch cannot be batches themselves (0x8004a104).</summary>
    public const int ExecuteMultipleNotAllowedInside = unchecked((int)0x8004a104);

    /// <summary>An error without a code of its own (0x80040216), among them a context too large for the sandbox.</summary>
    public const int UnExpected = unchecked((int)0x80040216);

    /// <summary>The embedded Dataverse does not do this.</summary>
    public const int NotSupported = unchecked((int)0x80040216);

    /// <summary>A solution package lacks one of its three files (0x80048060).</summary>
    public const int ImportCustomizationsBadZipFileError = -2147188640;

    /// <summary>A solution package holds what its schema does not know (0x8004801a).</summary>
    public const int ImportXsdValidationError = -2147188710;

    /// <summary>A solution package contradicts itself (0x8004802c).</summary>
    public const int ImportInvalidXmlError = -2147188692;

    /// <summary>A solution needs what neither it nor the organisation has (0x8004801d).</summary>
    public const int ImportMissingDependenciesError = -2147188707;

    /// <summary>A root component has no part in the package (0x8004801f).</summary>
    public const int ImportMissingComponent = -2147188705;

    /// <summary>A part of the package is no root component (0x8004803a).</summary>
    public const int ImportMissingRootComponentEntry = -2147188678;

    /// <summary>A role names a privilege that there is not (0x80048058).</summary>
    public const int ImportInvalidPrivilegeError = -2147188648;

    /// <summary>A plug-in type cannot be imported (0x80048012).</summary>
    public const int ImportPluginTypesError = -2147188718;

    /// <summary>An assembly lacks plug-in types that it had (0x80048071).</summary>
    public const int ImportNewPluginTypesError = -2147188623;

    /// <summary>A part of the package belongs to nothing (0x80072035).</summary>
    public const int ImportFileUnprocessed = -2147016651;

    /// <summary>A solution cannot be imported (0x80048033).</summary>
    public const int ImportSolutionError = -2147188685;

    /// <summary>Something that stays needs what a solution would take with it (0x8004f01d).</summary>
    public const int SolutionDependenciesExist = unchecked((int)0x8004f01d);

    /// <summary>An upgrade of the solution waits to be applied already (0x80048539).</summary>
    public const int HoldingSolutionAlreadyExists = unchecked((int)0x80048539);

    /// <summary>A managed package over an unmanaged solution (0x80048040).</summary>
    public const int ImportSolutionManagedToUnmanagedMismatch = -2147188672;

    /// <summary>An unmanaged package over a managed solution (0x80048041).</summary>
    public const int ImportSolutionUnmanagedToManagedMismatch = -2147188671;

    /// <summary>A managed solution changes its publisher (0x8004801c).</summary>
    public const int ImportWrongPublisherError = -2147188708;
}
