namespace Linking.Solution.Tests.Structure;

/// <summary>
/// The children of elements in the order in which exports write them, as read off public exports of 2021 to 2026; a question mark stands before
/// those that may be left out. Dataverse refuses an import whose elements are in another order.
/// </summary>
internal static class Shapes
{
    /// <summary>Children by parent; an element that is not here is not checked.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ImportExportXml"] = """
            Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings optionsets ?Dashboards WebResources
            CustomControls SolutionPluginAssemblies ?SdkMessageProcessingSteps AppModuleSiteMaps AppModules EntityDataProviders ?connectionreferences
            Languages
            """,
        ["Entity"] = "Name EntityInfo FormXml SavedQueries RibbonDiffXml",
        ["entity"] = """
            LocalizedNames LocalizedCollectionNames Descriptions attributes ?EntityKeys EntitySetName IsDuplicateCheckSupported IsBusinessProcessEnabled
            IsRequiredOffline IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue IsConnectionsEnabled ?EntityColor IsDocumentManagementEnabled
            AutoCreateAccessTeams IsOneNoteIntegrationEnabled IsKnowledgeManagementEnabled IsSLAEnabled IsDocumentRecommendationsEnabled IsBPFEntity
            OwnershipTypeMask IsAuditEnabled IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsActivity ActivityTypeMask IsActivityParty IsReplicated
            IsReplicationUserFiltered IsMailMergeEnabled IsVisibleInMobile IsVisibleInMobileClient IsReadOnlyInMobileClient IsOfflineInMobileClient
            DaysSinceRecordLastModified MobileOfflineFilters IsMapiGridEnabled IsReadingPaneEnabled IsQuickCreateEnabled SyncToExternalSearchIndex
            IntroducedVersion IsCustomizable IsRenameable IsMappable CanModifyAuditSettings CanModifyMobileVisibility CanModifyMobileClientVisibility
            CanModifyMobileClientReadOnly CanModifyMobileClientOffline CanModifyConnectionSettings CanModifyDuplicateDetectionSettings
            CanModifyMailMergeSettings CanModifyQueueSettings CanCreateAttributes CanCreateForms CanCreateCharts CanCreateViews CanModifyAdditionalSettings
            CanEnableSyncToExternalSearchIndex ?IconVectorName EnforceStateTransitions CanChangeHierarchicalRelationship EntityHelpUrlEnabled
            ChangeTrackingEnabled CanChangeTrackingBeEnabled IsEnabledForExternalChannels ?IsMSTeamsIntegrationEnabled IsSolutionAware
            """,
        ["attributes/attribute"] = """
            Type Name LogicalName RequiredLevel ?DisplayMask ImeMode ValidForUpdateApi ValidForReadApi ValidForCreateApi IsCustomField IsAuditEnabled
            IsSecured IntroducedVersion IsCustomizable IsRenameable CanModifySearchSettings CanModifyRequirementLevelSettings CanModifyAdditionalSettings
            SourceType IsGlobalFilterEnabled IsSortableEnabled CanModifyGlobalFilterSettings CanModifyIsSortableSettings IsDataSourceSecret AutoNumberFormat
            IsSearchable IsFilterable IsRetrievable IsLocalizable ?LookupStyle ?LookupTypes ?AppDefaultValue ?optionset ?Format ?MaxLength ?Length ?MinValue
            ?MaxValue ?CanChangeDateTimeBehavior ?Behavior displaynames Descriptions
            """,
        ["optionset"] = "OptionSetType IntroducedVersion IsCustomizable displaynames Descriptions ?options ?states ?statuses",
        ["option"] = "labels ?Descriptions",
        ["EntityRelationship"] = """
            EntityRelationshipType IsCustomizable IntroducedVersion IsHierarchical ReferencingEntityName ReferencedEntityName CascadeAssign CascadeDelete
            CascadeArchive CascadeReparent CascadeShare CascadeUnshare ?CascadeRollupView ?IsValidForAdvancedFind ReferencingAttributeName
            RelationshipDescription ?EntityRelationshipRoles
            """,
        ["EntityRelationshipRole"] = "?NavPaneDisplayOption ?NavPaneArea ?NavPaneOrder NavigationPropertyName RelationshipRoleType",
        ["systemform"] = "formid IntroducedVersion FormPresentation FormActivationState form IsCustomizable CanBeDeleted LocalizedNames Descriptions",
        ["form"] = "tabs header ?footer ?DisplayConditions",
        ["tab"] = "labels columns",
        ["section"] = "labels rows",
        ["cell"] = "labels ?control",
        ["savedquery"] = """
            IsCustomizable CanBeDeleted isquickfindquery isprivate isdefault savedqueryid layoutxml querytype fetchxml IntroducedVersion LocalizedNames
            """,
        ["RibbonDiffXml"] = "CustomActions Templates CommandDefinitions RuleDefinitions LocLabels",
        ["Roles/Role"] = "IsCustomizable IsAutoAssigned Description RolePrivileges",
        ["WebResource"] = """
            WebResourceId Name DisplayName ?Description ?LanguageCode WebResourceType IntroducedVersion IsEnabledForMobileClient IsAvailableForMobileOffline
            ?DependencyXml IsCustomizable CanBeDeleted IsHidden FileName
            """,
        ["PluginAssembly"] = "IsolationMode SourceType IntroducedVersion FileName PluginTypes",
        ["PluginType"] = "FriendlyName ?WorkflowActivityGroupName",
        ["AppModuleSiteMap"] = "SiteMapUniqueName ?EnableCollapsibleGroups ?ShowHome ?ShowPinned ?ShowRecents SiteMap LocalizedNames",
        ["AppModule"] = """
            UniqueName IntroducedVersion WebResourceId OptimizedFor statecode statuscode FormFactor ClientType NavigationType AppModuleComponents
            AppModuleRoleMaps LocalizedNames Descriptions ?appsettings
            """,
        ["SolutionManifest"] = "UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies",
        ["Publisher"] = "UniqueName LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl CustomizationPrefix CustomizationOptionValuePrefix Addresses",
        ["customapi"] = """
            allowedcustomprocessingsteptype bindingtype ?boundentitylogicalname description displayname executeprivilegename iscustomizable isfunction
            isprivate name ?plugintypeid workflowsdkstepenabled
            """,
        ["customapirequestparameter"] = "description displayname iscustomizable isoptional name type",
        ["customapiresponseproperty"] = "description displayname iscustomizable name type",
        ["catalog"] = "description displayname iscustomizable name ?parentcatalogid",
        ["parentcatalogid"] = "uniquename",
        ["catalogassignments"] = "catalogassignment",
        ["catalogassignment"] = "iscustomizable name",
        ["environmentvariabledefinition"] = "defaultvalue description displayname introducedversion iscustomizable isrequired type",
    };
}
