namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>Apps, their site maps, and the components that have files of their own: custom APIs, catalogs and environment variables.</summary>
internal static class AppVocabulary
{
    public const string Text = """
        AppModuleSiteMaps : AppModuleSiteMap*
        AppModuleSiteMap : SiteMapUniqueName! EnableCollapsibleGroups ShowHome ShowPinned ShowRecents SiteMap! LocalizedNames!
        SiteMapUniqueName = text
        EnableCollapsibleGroups = True|False
        ShowHome = True|False
        ShowPinned = True|False
        ShowRecents = True|False
        SiteMap @IntroducedVersion=version : Area*
        Area @Id! @ResourceId @DescriptionResourceId @ShowGroups=bool @IntroducedVersion=version @Icon @VectorIcon : Titles! Group*
        Group @Id! @ResourceId @DescriptionResourceId @IntroducedVersion=version @IsProfile=bool @ToolTipResourseId : Titles SubArea*
        SubArea @Id! @Icon @VectorIcon @Entity @Url @Client @AvailableOffline=bool @PassParams=bool @Sku @ResourceId @DescriptionResourceId @ToolTipResourseId @IntroducedVersion=version : Titles
        Titles : Title*
        Title @LCID=int! @Title @Text
        AppModules : AppModule*
        AppModule : UniqueName! IntroducedVersion WebResourceId! OptimizedFor statecode statuscode FormFactor ClientType NavigationType AppModuleComponents! AppModuleRoleMaps LocalizedNames! Descriptions appsettings
        OptimizedFor = text
        statecode = 0
        statuscode = 1
        FormFactor = int
        ClientType = int
        NavigationType = int
        AppModuleComponents : AppModuleComponent*
        AppModuleComponent @type=1|26|60|62! @schemaName @id=guid
        AppModuleRoleMaps : Role*
        AppModuleRoleMaps/Role @id=guid!
        appsettings : appsetting*
        appsetting @settingdefinitionid.uniquename! : iscustomizable value!
        appsetting/value = text
        customapi @uniquename! : allowedcustomprocessingsteptype! bindingtype! boundentitylogicalname description! displayname! executeprivilegename iscustomizable isfunction! isprivate! name! plugintypeid workflowsdkstepenabled!
        allowedcustomprocessingsteptype = 0|1|2
        bindingtype = 0|1
        boundentitylogicalname = text
        executeprivilegename = text
        isfunction = flag
        customapi/isprivate = flag
        name = text
        iscustomizable = flag
        plugintypeid : plugintypeid plugintypeexportkey
        plugintypeid/plugintypeid = guid
        plugintypeexportkey = guid
        workflowsdkstepenabled = flag
        description @default! : label*
        customapi/displayname @default! : label*
        customapirequestparameter/displayname @default! : label*
        customapiresponseproperty/displayname @default! : label*
        environmentvariabledefinition/displayname @default! : label*
        catalog/displayname @default! : label*
        customapirequestparameter @uniquename! : description! displayname! iscustomizable isoptional! logicalentityname name! type!
        customapiresponseproperty @uniquename! : description! displayname! iscustomizable logicalentityname name! type!
        isoptional = flag
        logicalentityname = text
        type = 0|1|2|3|4|5|6|7|8|9|10|11|12
        catalog @uniquename! : description! displayname! iscustomizable name! parentcatalogid
        parentcatalogid : uniquename!
        uniquename = text
        catalogassignments : catalogassignment*
        catalogassignment @catalogid.uniquename! @object.uniquename! @objectidtype=customapi! : iscustomizable name!
        environmentvariabledefinition @schemaname! : defaultvalue description displayname! introducedversion iscustomizable isrequired! type!
        environmentvariabledefinition/type = 100000000|100000001|100000002|100000003
        defaultvalue = text
        introducedversion = version
        isrequired = flag
        """;
}
