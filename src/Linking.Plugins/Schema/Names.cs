namespace Linking.Plugins.Schema;

/// <summary>
/// Every table, column, message, environment variable and parameter name that the product uses, each written once.
/// </summary>
/// <remarks>
/// Sources: the generated reference of the Customer Insights - Data tables (<c>msdynci_*</c>), the product documentation
/// "Automatically link Dynamics 365 apps to customer profiles" (the lookup), the product's own solution (<c>cpl_*</c>).
/// </remarks>
internal static class Names
{
    /// <summary>Names of the product's own tables, columns, actions, settings and pages begin with it.</summary>
    internal const string OwnPrefix = "cpl_";

    internal static class CustomerProfile
    {
        internal const string Table = "msdynci_customerprofile";
        internal const string Id = "msdynci_customerprofileid";
        internal const string CustomerId = "msdynci_customerid";

        /// <summary>Key columns are <c>msdynci_&lt;data source&gt;_&lt;table&gt;_&lt;primary key&gt;</c>.</summary>
        internal const string ColumnPrefix = "msdynci_";

        /// <summary>The list of all keys of a deduplicated row stands beside its key column under this ending.</summary>
        internal const string AlternateSuffix = "_alternate";
    }

    internal static class AlternateKey
    {
        internal const string Table = "msdynci_alternatekey";
        internal const string Id = "msdynci_alternatekeyid";
        internal const string DataSource = "msdynci_datasourcename";
        internal const string EntityName = "msdynci_entityname";
        internal const string Value = "msdynci_alternatevalue";
        internal const string CustomerId = "msdynci_customerid";
        internal const string KeyRing = "msdynci_keyring";
        internal const string Identifier = "msdynci_identifier";
        internal const string Customer = "msdynci_lookupfield_customer";
    }

    /// <summary>Columns that every table has.</summary>
    internal const string CreatedOn = "createdon";
    internal const string ModifiedOn = "modifiedon";
    internal const string CreatedBy = "createdby";

    /// <summary>The custom event that others subscribe to.</summary>
    internal static class RunStateChanged
    {
        internal const string Api = "cpl_RunStateChanged";
        internal const string RunId = "RunId";
        internal const string Name = "Name";
        internal const string Status = "Status";
        internal const string Detail = "Detail";
        internal const string IsRecovery = "IsRecovery";
    }

    /// <summary>Present only where Customer Insights - Data is set up for business accounts (B2B).</summary>
    internal static class BusinessAccounts
    {
        internal const string UnifiedContact = "msdynci_unifiedcontact";
        internal const string UnifiedContactAlternateKey = "msdynci_unifiedcontact_alternatekey";
    }

    internal static class SourceRow
    {
        internal const string Lookup = "msdynci_lookupfield_customerprofile";
        internal const string LookupDisplayName = "Customer Profile";
        internal const string RelationshipPrefix = "msdynci_customerprofile_";

        /// <summary>Used where the platform refuses a column or relationship under the prefix of Customer Insights.</summary>
        internal const string OwnLookup = "cpl_lookupfield_customerprofile";
        internal const string OwnRelationshipPrefix = "cpl_customerprofile_";
    }

    internal static class Organization
    {
        internal const string Table = "organization";
        internal const string LanguageCode = "languagecode";
    }

    internal static class SourceTable
    {
        internal const string Table = "cpl_sourcetable";
        internal const string SchemaName = "cpl_SourceTable";
        internal const string Id = "cpl_sourcetableid";
        internal const string Name = "cpl_name";
        internal const string DataSource = "cpl_datasource";
        internal const string EntityName = "cpl_entityname";
        internal const string LogicalName = "cpl_logicalname";
        internal const string Connector = "cpl_connector";
        internal const string EnvironmentUrl = "cpl_environmenturl";
        internal const string PrimaryKey = "cpl_primarykey";
        internal const string Declared = "cpl_declared";
        internal const string Rank = "cpl_rank";
        internal const string RunForKeys = "cpl_runforkeys";
        internal const string FullRunOn = "cpl_fullrunon";
        internal const string Status = "cpl_status";
        internal const string Reasons = "cpl_reasons";
        internal const string CheckedOn = "cpl_checkedon";
    }

    internal static class Run
    {
        internal const string Table = "cpl_run";
        internal const string SchemaName = "cpl_Run";
        internal const string Id = "cpl_runid";
        internal const string Name = "cpl_name";
        internal const string Mode = "cpl_mode";
        internal const string Status = "cpl_status";
        internal const string Detail = "cpl_detail";
        internal const string Examined = "cpl_examined";
        internal const string Linked = "cpl_linked";
        internal const string Relinked = "cpl_relinked";
        internal const string Unlinked = "cpl_unlinked";
        internal const string Unchanged = "cpl_unchanged";
        internal const string Issues = "cpl_issues";
        internal const string Tables = "cpl_tables";
        internal const string AlertState = "cpl_alertstate";
        internal const string RequestedTables = "cpl_requestedtables";
        internal const string RowId = "cpl_rowid";
        internal const string Approved = "cpl_approved";
        internal const string Held = "cpl_held";
        internal const string Samples = "cpl_samples";
        internal const string Keys = "cpl_keys";
        internal const string Customers = "cpl_customers";
        internal const string Links = "cpl_links";
        internal const string Automatic = "cpl_automatic";
        internal const string ContinueOn = "cpl_continueon";
        internal const string StartedOn = "cpl_startedon";
        internal const string EndedOn = "cpl_endedon";
    }

    internal static class Batch
    {
        internal const string Table = "cpl_batch";
        internal const string SchemaName = "cpl_Batch";
        internal const string Id = "cpl_batchid";
        internal const string Name = "cpl_name";
        internal const string Run = "cpl_run";
        internal const string Kind = "cpl_kind";
        internal const string LogicalName = "cpl_logicalname";
        internal const string From = "cpl_from";
        internal const string To = "cpl_to";
        internal const string Pass = "cpl_pass";
        internal const string Reading = "cpl_reading";
        internal const string Origin = "cpl_origin";
        internal const string CountedTo = "cpl_countedto";
        internal const string Cursor = "cpl_cursor";
        internal const string Status = "cpl_status";
        internal const string Counts = "cpl_counts";
        internal const string Sums = "cpl_sums";
        internal const string Left = "cpl_left";
        internal const string Expected = "cpl_expected";
        internal const string Keys = "cpl_keys";
        internal const string Customers = "cpl_customers";
        internal const string Links = "cpl_links";
        internal const string Samples = "cpl_samples";
        internal const string Parts = "cpl_parts";
        internal const string Attempts = "cpl_attempts";
        internal const string Heartbeat = "cpl_heartbeat";
        internal const string Detail = "cpl_detail";
    }

    /// <summary>What events did: small records, summed up to one for each unification.</summary>
    internal static class Outcome
    {
        internal const string Table = "cpl_outcome";
        internal const string SchemaName = "cpl_Outcome";
        internal const string Id = "cpl_outcomeid";
        internal const string Name = "cpl_name";
        internal const string IsSum = "cpl_issum";
        internal const string Events = "cpl_events";
        internal const string Examined = "cpl_examined";
        internal const string Linked = "cpl_linked";
        internal const string Relinked = "cpl_relinked";
        internal const string Issues = "cpl_issues";
        internal const string Left = "cpl_left";
        internal const string Tables = "cpl_tables";
        internal const string Pending = "cpl_pending";
        internal const string StartedOn = "cpl_startedon";
        internal const string EndedOn = "cpl_endedon";
    }

    internal static class Issue
    {
        internal const string Table = "cpl_issue";
        internal const string SchemaName = "cpl_Issue";
        internal const string Id = "cpl_issueid";
        internal const string Name = "cpl_name";
        internal const string Code = "cpl_code";
        internal const string Message = "cpl_message";
        internal const string Remedy = "cpl_remedy";
        internal const string LogicalName = "cpl_logicalname";
        internal const string RowId = "cpl_rowid";
        internal const string DataSource = "cpl_datasource";
        internal const string EntityName = "cpl_entityname";
        internal const string Key = "cpl_key";
        internal const string CustomerIds = "cpl_customerids";
        internal const string Attempts = "cpl_attempts";
        internal const string FirstSeen = "cpl_firstseen";
        internal const string LastSeen = "cpl_lastseen";
    }

    /// <summary>Full names of the types that the platform calls, as plug-in types carry them.</summary>
    internal static class EntryType
    {
        private const string Prefix = "Linking.Plugins.Entry.";

        internal const string CustomerProfileWritten = Prefix + "CustomerProfileWritten";
        internal const string AlternateKeyWritten = Prefix + "AlternateKeyWritten";
        internal const string RunRequested = Prefix + "RunRequested";
        internal const string BatchQueued = Prefix + "BatchQueued";
        internal const string StartRun = Prefix + "StartRun";
        internal const string ProcessNext = Prefix + "ProcessNext";
        internal const string ControlRun = Prefix + "ControlRun";
        internal const string DiscoverSourceTables = Prefix + "DiscoverSourceTables";
        internal const string ExplainLink = Prefix + "ExplainLink";
        internal const string PrepareLinking = Prefix + "PrepareLinking";
        internal const string RemoveLinking = Prefix + "RemoveLinking";
        internal const string ListTriggers = Prefix + "ListTriggers";
        internal const string GetStatus = Prefix + "GetStatus";
        internal const string StartLinkingRun = Prefix + "StartLinkingRun";
    }

    /// <summary>Unique names of the custom APIs.</summary>
    internal static class Api
    {
        internal const string StartRun = "cpl_StartRun";
        internal const string ProcessNext = "cpl_ProcessNext";
        internal const string ControlRun = "cpl_ControlRun";
        internal const string DiscoverSourceTables = "cpl_DiscoverSourceTables";
        internal const string ExplainLink = "cpl_ExplainLink";
        internal const string PrepareLinking = "cpl_PrepareLinking";
        internal const string RemoveLinking = "cpl_RemoveLinking";
        internal const string ListTriggers = "cpl_ListTriggers";
        internal const string GetStatus = "cpl_GetStatus";
    }

    /// <summary>Request parameters and response properties of the custom APIs.</summary>
    internal static class ApiParameter
    {
        internal const string Mode = "Mode";
        internal const string Tables = "Tables";
        internal const string Table = "Table";
        internal const string RowId = "RowId";
        internal const string RunId = "RunId";
        internal const string RunName = "RunName";
        internal const string MaxSeconds = "MaxSeconds";
        internal const string More = "More";
        internal const string ContinueOn = "ContinueOn";
        internal const string Examined = "Examined";
        internal const string Changed = "Changed";
        internal const string Issues = "Issues";
        internal const string Action = "Action";
        internal const string Status = "Status";
        internal const string Found = "Found";
        internal const string Added = "Added";
        internal const string Detail = "Detail";
        internal const string Explanation = "Explanation";
        internal const string Summary = "Summary";
        internal const string RunAs = "RunAs";
        internal const string SkipDiscovery = "SkipDiscovery";
        internal const string Ready = "Ready";
        internal const string Removed = "Removed";
        internal const string Unlink = "Unlink";
        internal const string Triggers = "Triggers";
        internal const string FiredByLinks = "FiredByLinks";
        internal const string Complete = "Complete";
        internal const string Moving = "Moving";
    }

    /// <summary>
    /// Privileges that executing a custom API needs; each is one of an own table, because a privilege of its own cannot be made. Privileges end in the schema
    /// name.
    /// </summary>
    internal static class Privilege
    {
        internal const string CreateRun = "prvCreate" + Run.SchemaName;
        internal const string ReadRun = "prvRead" + Run.SchemaName;
        internal const string WriteSourceTable = "prvWrite" + SourceTable.SchemaName;
        internal const string ReadIssue = "prvRead" + Issue.SchemaName;

        /// <summary>Of the product's roles, only the administrator's has it.</summary>
        internal const string DeleteSourceTable = "prvDelete" + SourceTable.SchemaName;
    }

    internal static class Elastic
    {
        internal const string PartitionId = "partitionid";
    }

    internal static class State
    {
        internal const string Code = "statecode";
        internal const string Reason = "statuscode";
    }

    /// <summary>Schema names of the environment variables that the solution defines.</summary>
    internal static class EnvironmentVariable
    {
        internal const string Definition = "environmentvariabledefinition";
        internal const string DefinitionId = "environmentvariabledefinitionid";
        internal const string SchemaName = "schemaname";
        internal const string DefaultValue = "defaultvalue";
        internal const string ValueTable = "environmentvariablevalue";
        internal const string Value = "value";

        internal const string CustomerKind = "cpl_CustomerKind";
        internal const string OutputStorage = "cpl_OutputStorage";
        internal const string EnvironmentUrl = "cpl_EnvironmentUrl";
        internal const string TimeBudgetSeconds = "cpl_TimeBudgetSeconds";
        internal const string BatchRows = "cpl_BatchRows";
        internal const string BypassCustomLogic = "cpl_BypassCustomLogic";
        internal const string SuppressFlows = "cpl_SuppressFlows";
        internal const string UseUpdateMultiple = "cpl_UseUpdateMultiple";
        internal const string AlertPercent = "cpl_AlertPercent";
        internal const string HistoryDays = "cpl_HistoryDays";
        internal const string AutomaticRuns = "cpl_AutomaticRuns";
        internal const string FullRunHours = "cpl_FullRunHours";
        internal const string SettleMinutes = "cpl_SettleMinutes";
        internal const string Events = "cpl_Events";
        internal const string GuardSmallest = "cpl_GuardSmallest";
        internal const string GuardPercent = "cpl_GuardPercent";

        /// <summary>Read by the insight card alone.</summary>
        internal const string CardAttributes = "cpl_CardAttributes";
    }

    internal static class CustomApi
    {
        internal const string Table = "customapi";
        internal const string UniqueName = "uniquename";
    }

    internal static class SdkMessage
    {
        internal const string Table = "sdkmessage";
        internal const string Id = "sdkmessageid";
        internal const string Name = "name";
    }

    internal static class MessageFilter
    {
        internal const string Table = "sdkmessagefilter";
        internal const string Id = "sdkmessagefilterid";
        internal const string Message = "sdkmessageid";
        internal const string PrimaryTable = "primaryobjecttypecode";
        internal const string AllowsSteps = "iscustomprocessingstepallowed";
    }

    internal static class PluginType
    {
        internal const string Table = "plugintype";
        internal const string Id = "plugintypeid";
        internal const string TypeName = "typename";
        internal const string Assembly = "pluginassemblyid";
        internal const string AssemblyName = "assemblyname";
        internal const string PublicKeyToken = "publickeytoken";
        internal const string Version = "version";
    }

    internal static class Step
    {
        internal const string Table = "sdkmessageprocessingstep";
        internal const string Id = "sdkmessageprocessingstepid";
        internal const string Name = "name";
        internal const string PluginType = "plugintypeid";
        internal const string Message = "sdkmessageid";
        internal const string Filter = "sdkmessagefilterid";
        internal const string Stage = "stage";
        internal const string Mode = "mode";
        internal const string Rank = "rank";
        internal const string FilteringColumns = "filteringattributes";
        internal const string AsyncAutoDelete = "asyncautodelete";
        internal const string RunAs = "impersonatinguserid";
        internal const string Deployment = "supporteddeployment";
        internal const string ReadPrivilege = "prvReadSdkMessageProcessingStep";
    }

    internal static class StepImage
    {
        internal const string Table = "sdkmessageprocessingstepimage";
        internal const string Id = "sdkmessageprocessingstepimageid";
        internal const string Name = "name";
        internal const string Step = "sdkmessageprocessingstepid";
        internal const string Kind = "imagetype";
        internal const string Alias = "entityalias";
        internal const string MessageProperty = "messagepropertyname";
        internal const string Columns = "attributes";
    }

    /// <summary>Processes: classic workflows, business rules, flows.</summary>
    internal static class Workflow
    {
        internal const string Table = "workflow";
        internal const string Name = "name";
        internal const string Category = "category";
        internal const string Type = "type";
        internal const string PrimaryTable = "primaryentity";
        internal const string Mode = "mode";
        internal const string UpdateColumns = "triggeronupdateattributelist";
        internal const string Xaml = "xaml";
        internal const string FlowDefinition = "clientdata";
        internal const string ReadPrivilege = "prvReadWorkflow";
    }

    internal static class WebResource
    {
        internal const string Card = "cpl_/card.html";
    }

    internal static class Form
    {
        internal const string Table = "systemform";
        internal const string Name = "name";
        internal const string TargetTable = "objecttypecode";
        internal const string Xml = "formxml";
    }

    /// <summary>What Power Automate registers for flows that start when a row changes, or when an action is performed.</summary>
    internal static class CallbackRegistration
    {
        internal const string Table = "callbackregistration";
        internal const string Name = "name";
        internal const string TargetTable = "entityname";
        internal const string Message = "message";
        internal const string FilteringColumns = "filteringattributes";
        internal const string FilterExpression = "filterexpression";
        internal const string Action = "sdkmessagename";
        internal const string ReadPrivilege = "prvReadCallbackRegistration";
    }

    /// <summary>The message that says whether a user holds a privilege.</summary>
    internal static class UserPrivilege
    {
        internal const string Message = "RetrieveUserPrivilegeByPrivilegeName";
        internal const string UserId = "UserId";
        internal const string PrivilegeName = "PrivilegeName";
        internal const string RolePrivileges = "RolePrivileges";
    }

    internal static class User
    {
        internal const string Table = "systemuser";
        internal const string Id = "systemuserid";
        internal const string FullName = "fullname";
        internal const string DomainName = "domainname";
        internal const string ApplicationId = "applicationid";
        internal const string IsDisabled = "isdisabled";
    }

    internal static class Message
    {
        internal const string Create = "Create";
        internal const string Update = "Update";
        internal const string Upsert = "Upsert";
        internal const string Delete = "Delete";
        internal const string CreateMultiple = "CreateMultiple";
        internal const string UpdateMultiple = "UpdateMultiple";
        internal const string UpsertMultiple = "UpsertMultiple";
        internal const string DeleteMultiple = "DeleteMultiple";
    }

    internal static class Parameter
    {
        internal const string Target = "Target";
        internal const string Targets = "Targets";
        internal const string Id = "id";
        internal const string Ids = "Ids";
        internal const string Results = "Results";
        internal const string Tag = "tag";
        internal const string BypassBusinessLogic = "BypassBusinessLogicExecution";
        internal const string SuppressFlows = "SuppressCallbackRegistrationExpanderJob";
        internal const string RetryAfter = "Retry-After";
    }

    /// <summary>What a write of this product carries in the request parameter <c>tag</c>, so that others can recognise and skip it.</summary>
    internal const string WriteTag = "CustomerProfileLinking";
}
