namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>
/// Tables, columns and relationships in customizations.xml. What would make the platform behave otherwise than the embedded Dataverse does is left out.
/// </summary>
internal static class TableVocabulary
{
    public const string Text = """
        Entities : Entity*
        Entity : Name! EntityInfo! FormXml SavedQueries RibbonDiffXml
        Entity/Name @LocalizedName @OriginalName = text
        EntityInfo : entity!
        EntityInfo/entity @Name! : LocalizedNames! LocalizedCollectionNames! Descriptions attributes! EntitySetName! IsDuplicateCheckSupported IsBusinessProcessEnabled IsRequiredOffline IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue IsConnectionsEnabled IsDocumentManagementEnabled AutoCreateAccessTeams IsOneNoteIntegrationEnabled IsKnowledgeManagementEnabled IsSLAEnabled IsDocumentRecommendationsEnabled IsBPFEntity OwnershipTypeMask! EntityColor IconVectorName IsAuditEnabled IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsActivity ActivityTypeMask IsActivityParty IsReplicated IsReplicationUserFiltered IsMailMergeEnabled IsVisibleInMobile IsVisibleInMobileClient IsReadOnlyInMobileClient IsOfflineInMobileClient DaysSinceRecordLastModified MobileOfflineFilters IsMapiGridEnabled IsReadingPaneEnabled IsQuickCreateEnabled SyncToExternalSearchIndex IntroducedVersion IsCustomizable IsRenameable IsMappable CanModifyAuditSettings CanModifyMobileVisibility CanModifyMobileClientVisibility CanModifyMobileClientReadOnly CanModifyMobileClientOffline CanModifyConnectionSettings CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings CanModifyQueueSettings CanCreateAttributes CanCreateForms CanCreateCharts CanCreateViews CanModifyAdditionalSettings CanEnableSyncToExternalSearchIndex EnforceStateTransitions CanChangeHierarchicalRelationship EntityHelpUrlEnabled EntityHelpUrl ChangeTrackingEnabled CanChangeTrackingBeEnabled IsEnabledForExternalChannels IsMSTeamsIntegrationEnabled IsSolutionAware
        LocalizedCollectionNames : LocalizedCollectionName*
        LocalizedCollectionName @description! @languagecode=int!
        EntitySetName = text
        IsDuplicateCheckSupported = flag
        IsBusinessProcessEnabled = 0
        IsRequiredOffline = 0
        IsInteractionCentricEnabled = flag
        IsCollaboration = 0
        AutoRouteToOwnerQueue = 0
        IsConnectionsEnabled = flag
        IsDocumentManagementEnabled = 0
        AutoCreateAccessTeams = 0
        IsOneNoteIntegrationEnabled = 0
        IsKnowledgeManagementEnabled = 0
        IsSLAEnabled = 0
        IsDocumentRecommendationsEnabled = 0
        IsBPFEntity = 0
        OwnershipTypeMask = UserOwned|OrgOwned
        EntityColor = text
        IconVectorName = text
        IsAuditEnabled = flag
        IsRetrieveAuditEnabled = flag
        IsRetrieveMultipleAuditEnabled = flag
        IsActivity = 0
        ActivityTypeMask = none
        IsActivityParty = 0
        IsReplicated = 0
        IsReplicationUserFiltered = 0
        IsMailMergeEnabled = flag
        IsVisibleInMobile = flag
        IsVisibleInMobileClient = flag
        IsReadOnlyInMobileClient = flag
        IsOfflineInMobileClient = flag
        DaysSinceRecordLastModified = int
        MobileOfflineFilters = none
        IsMapiGridEnabled = flag
        IsReadingPaneEnabled = flag
        IsQuickCreateEnabled = flag
        SyncToExternalSearchIndex = flag
        IsRenameable = flag
        IsMappable = flag
        CanModifyAuditSettings = flag
        CanModifyMobileVisibility = flag
        CanModifyMobileClientVisibility = flag
        CanModifyMobileClientReadOnly = flag
        CanModifyMobileClientOffline = flag
        CanModifyConnectionSettings = flag
        CanModifyDuplicateDetectionSettings = flag
        CanModifyMailMergeSettings = flag
        CanModifyQueueSettings = flag
        CanCreateAttributes = flag
        CanCreateForms = flag
        CanCreateCharts = flag
        CanCreateViews = flag
        CanModifyAdditionalSettings = flag
        CanEnableSyncToExternalSearchIndex = flag
        EnforceStateTransitions = 0
        CanChangeHierarchicalRelationship = flag
        EntityHelpUrlEnabled = flag
        EntityHelpUrl = text
        ChangeTrackingEnabled = flag
        CanChangeTrackingBeEnabled = flag
        IsEnabledForExternalChannels = 0
        IsMSTeamsIntegrationEnabled = 0
        IsSolutionAware = 0
        attributes : attribute*
        attributes/attribute @PhysicalName! : Type! Name! LogicalName! RequiredLevel! DisplayMask ImeMode ValidForUpdateApi! ValidForReadApi! ValidForCreateApi! IsCustomField! IsAuditEnabled IsSecured IntroducedVersion IsCustomizable IsRenameable CanModifySearchSettings CanModifyRequirementLevelSettings CanModifyAdditionalSettings SourceType IsGlobalFilterEnabled IsSortableEnabled CanModifyGlobalFilterSettings CanModifyIsSortableSettings IsDataSourceSecret AutoNumberFormat IsSearchable IsFilterable IsRetrievable IsLocalizable IsLogical Format MaxLength Length AppDefaultValue optionset LookupStyle LookupTypes CanChangeDateTimeBehavior Behavior MinValue MaxValue Accuracy displaynames! Descriptions
        Type = nvarchar|ntext|int|bigint|decimal|float|money|bit|datetime|lookup|owner|picklist|state|status|primarykey|uniqueidentifier
        LogicalName = text
        RequiredLevel = none|recommended|required|systemrequired
        DisplayMask = text
        ImeMode = auto|active|inactive|disabled
        ValidForUpdateApi = flag
        ValidForReadApi = 1
        ValidForCreateApi = flag
        IsCustomField = flag
        IsSecured = 0
        CanModifySearchSettings = flag
        CanModifyRequirementLevelSettings = flag
        IsGlobalFilterEnabled = flag
        IsSortableEnabled = flag
        CanModifyGlobalFilterSettings = flag
        CanModifyIsSortableSettings = flag
        IsDataSourceSecret = 0
        AutoNumberFormat = none
        IsSearchable = flag
        IsFilterable = flag
        IsRetrievable = flag
        IsLocalizable = 0
        IsLogical = flag
        Format = |text|textarea|url|email|phone|date|datetime|none
        MaxLength = int
        Length = int
        AppDefaultValue = int
        LookupStyle = single
        LookupTypes : LookupType*
        LookupType @id=int = none
        CanChangeDateTimeBehavior = flag
        Behavior = 1|3
        MinValue = text
        MaxValue = text
        Accuracy = int
        displaynames : displayname*
        displayname @description! @languagecode=int!
        optionset @Name! @localizedName : OptionSetType! IntroducedVersion IsCustomizable ExternalTypeName displaynames Descriptions options states statuses
        OptionSetType = picklist|bit|state|status
        ExternalTypeName = none
        options : option*
        option @value=int! @ExternalValue= @IsHidden=0 @Color : labels! Descriptions
        states : state*
        state @value=int! @defaultstatus=int! @invariantname! : labels! Descriptions
        statuses : status*
        status @value=int! @state=int! @Color : labels! Descriptions
        labels : label*
        label @description! @languagecode=int!
        EntityRelationships : EntityRelationship*
        EntityRelationship @Name! : EntityRelationshipType! IsCustomizable IntroducedVersion IsHierarchical ReferencingEntityName! ReferencedEntityName! CascadeAssign! CascadeDelete! CascadeArchive CascadeReparent! CascadeShare! CascadeUnshare! CascadeRollupView IsValidForAdvancedFind ReferencingAttributeName! RelationshipDescription EntityRelationshipRoles
        EntityRelationshipType = OneToMany
        IsHierarchical = 0
        ReferencingEntityName = text
        ReferencedEntityName = text
        CascadeAssign = NoCascade
        CascadeDelete = NoCascade|RemoveLink|Restrict|Cascade
        CascadeArchive = NoCascade|RemoveLink|Restrict|Cascade
        CascadeReparent = NoCascade
        CascadeShare = NoCascade
        CascadeUnshare = NoCascade
        CascadeRollupView = NoCascade
        IsValidForAdvancedFind = flag
        ReferencingAttributeName = text
        RelationshipDescription : Descriptions
        EntityRelationshipRoles : EntityRelationshipRole*
        EntityRelationshipRole : NavPaneDisplayOption NavPaneArea NavPaneOrder NavigationPropertyName! RelationshipRoleType!
        NavPaneDisplayOption = DoNotDisplay|UseCollectionName|UseLabel
        NavPaneArea = Details|Marketing|Sales|Service
        NavPaneOrder = int
        NavigationPropertyName = text
        RelationshipRoleType = flag
        RibbonDiffXml : CustomActions Templates CommandDefinitions RuleDefinitions LocLabels
        CustomActions
        RibbonDiffXml/Templates : RibbonTemplates
        RibbonTemplates @Id
        CommandDefinitions
        RuleDefinitions : TabDisplayRules DisplayRules EnableRules
        TabDisplayRules
        DisplayRules
        EnableRules
        LocLabels
        """;
}
