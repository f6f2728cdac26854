namespace EmbeddedDataverse.Tests.Import;

/// <summary>The files of the small package.</summary>
internal static class SmallSolutionXml
{
    public const string ContentTypes = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="xml" ContentType="application/octet-stream"/><Default Extension="dll" ContentType="application/octet-stream"/>
          <Override PartName="/WebResources/new_icon11111111-0000-4000-8000-000000000006" ContentType="application/octet-stream"/>
        </Types>
        """;

    public const string Column = """
        <attribute PhysicalName="{physical}"><Type>{type}</Type><Name>{name}</Name><LogicalName>{name}</LogicalName><RequiredLevel>none</RequiredLevel>
          <DisplayMask>{mask}</DisplayMask><ValidForUpdateApi>1</ValidForUpdateApi><ValidForReadApi>1</ValidForReadApi><ValidForCreateApi>1</ValidForCreateApi>
          <IsCustomField>{custom}</IsCustomField>{more}<displaynames><displayname description="{physical}" languagecode="1033"/></displaynames></attribute>
        """;

    public const string CustomApi = """
        <customapi uniquename="new_Measure"><allowedcustomprocessingsteptype>0</allowedcustomprocessingsteptype><bindingtype>0</bindingtype>
          <description default="Measures."/><displayname default="Measure"/><executeprivilegename>prvReadnew_Asset</executeprivilegename><isfunction>0</isfunction>
          <isprivate>0</isprivate><name>Measure</name><plugintypeid><plugintypeexportkey>11111111-0000-4000-8000-000000000002</plugintypeexportkey></plugintypeid>
          <workflowsdkstepenabled>0</workflowsdkstepenabled></customapi>
        """;

    public const string Variable = """
        <environmentvariabledefinition schemaname="new_Unit"><defaultvalue>metre</defaultvalue><displayname default="Unit"/><isrequired>0</isrequired><type>100000000</type></environmentvariabledefinition>
        """;

    public const string Manifest = """
        <ImportExportXml version="9.2.0.0" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive"><SolutionManifest><UniqueName>Small</UniqueName>
          <LocalizedNames><LocalizedName description="Small" languagecode="1033"/></LocalizedNames><Version>{version}</Version><Managed>{managed}</Managed>
          <Publisher><UniqueName>newpublisher</UniqueName><LocalizedNames/><CustomizationPrefix>new</CustomizationPrefix><CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix></Publisher>
          <RootComponents>
            <RootComponent type="1" schemaName="new_asset" behavior="0"/><RootComponent type="1" schemaName="new_reading" behavior="0"/>
            <RootComponent type="20" id="{11111111-0000-4000-8000-000000000001}" behavior="0"/><RootComponent type="61" schemaName="new_icon" behavior="0"/>
            <RootComponent type="62" schemaName="new_app" behavior="0"/><RootComponent type="80" schemaName="new_app" behavior="0"/>
            <RootComponent type="91" id="{11111111-0000-4000-8000-000000000005}" schemaName="ASSEMBLY" behavior="0"/>
          </RootComponents><MissingDependencies/></SolutionManifest></ImportExportXml>
        """;

    public static string AssemblyName { get; } = typeof(TouchingPlugin).Assembly.FullName!;

    public static string Customizations { get; } = $$"""
        <ImportExportXml><Entities>
          <Entity><Name>new_Asset</Name><EntityInfo>{{Table("new_Asset", "UserOwned", Of("new_Kind", "picklist", Kinds) + Of("new_Name", "nvarchar", "<MaxLength>200</MaxLength>", "PrimaryName") + Of("new_AssetId", "primarykey", custom: "0") + Of("OwnerId", "owner", custom: "0"))}}</EntityInfo>
            <FormXml><forms type="main"><systemform><formid>{{{SmallSolution.FormId}}}</formid>
              <form><tabs><tab id="{22222222-0000-4000-8000-000000000001}"><labels/><columns><column width="100%"><sections>
                <section id="{22222222-0000-4000-8000-000000000002}"><labels/><rows><row><cell id="{22222222-0000-4000-8000-000000000003}"><control id="new_name" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="new_name"/></cell></row></rows></section>
              </sections></column></columns></tab></tabs></form><LocalizedNames><LocalizedName description="Information" languagecode="1033"/></LocalizedNames></systemform></forms></FormXml>
            <SavedQueries><savedqueries><savedquery><isquickfindquery>0</isquickfindquery><isprivate>0</isprivate><isdefault>1</isdefault><savedqueryid>{{{SmallSolution.ViewId}}}</savedqueryid>
              <layoutxml><grid name="resultset" jump="new_name"><row name="result" id="new_assetid"><cell name="new_name" width="300"/></row></grid></layoutxml><querytype>0</querytype>
              <fetchxml><fetch><entity name="new_asset"><attribute name="new_name"/><filter type="and"><condition attribute="statecode" operator="eq" value="0"/></filter></entity></fetch></fetchxml>
              <LocalizedNames><LocalizedName description="Assets" languagecode="1033"/></LocalizedNames></savedquery></savedqueries></SavedQueries></Entity>
          <Entity><Name>new_Reading</Name><EntityInfo>{{Table("new_Reading", "OrgOwned", Of("new_Name", "nvarchar", "<MaxLength>100</MaxLength>", "PrimaryName") + Of("new_ReadingId", "primarykey", custom: "0") + Of("new_Asset", "lookup", "<LookupStyle>single</LookupStyle><LookupTypes/>"))}}</EntityInfo></Entity>
        </Entities>
        <Roles><Role id="{{{SmallSolution.RoleId}}}" name="Reader of assets"><RolePrivileges><RolePrivilege name="prvReadnew_Asset" level="Deep"/><RolePrivilege name="prvReadnew_Reading" level="Global"/></RolePrivileges></Role></Roles>
        <EntityRelationships><EntityRelationship Name="new_asset_reading"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>new_Reading</ReferencingEntityName><ReferencedEntityName>new_Asset</ReferencedEntityName>
          <CascadeAssign>NoCascade</CascadeAssign><CascadeDelete>Cascade</CascadeDelete><CascadeReparent>NoCascade</CascadeReparent><CascadeShare>NoCascade</CascadeShare><CascadeUnshare>NoCascade</CascadeUnshare><ReferencingAttributeName>new_Asset</ReferencingAttributeName></EntityRelationship></EntityRelationships>
        <WebResources><WebResource><WebResourceId>{{{SmallSolution.IconId}}}</WebResourceId><Name>new_icon</Name><WebResourceType>11</WebResourceType><FileName>/WebResources/new_icon11111111-0000-4000-8000-000000000006</FileName></WebResource></WebResources>
        <SolutionPluginAssemblies><PluginAssembly FullName="{{AssemblyName}}" PluginAssemblyId="{{SmallSolution.AssemblyId}}" CustomizationLevel="1"><IsolationMode>2</IsolationMode><SourceType>0</SourceType><FileName>/PluginAssemblies/Tests/Tests.dll</FileName>
          <PluginTypes><PluginType AssemblyQualifiedName="{{typeof(TouchingPlugin).FullName}}, {{AssemblyName}}" PluginTypeId="{{SmallSolution.PluginTypeId}}" Name="{{typeof(TouchingPlugin).FullName}}"><FriendlyName>Touch</FriendlyName></PluginType></PluginTypes></PluginAssembly></SolutionPluginAssemblies>
        <AppModuleSiteMaps><AppModuleSiteMap><SiteMapUniqueName>new_app</SiteMapUniqueName><SiteMap><Area Id="a"><Titles><Title LCID="1033" Title="A"/></Titles><Group Id="g"><SubArea Id="s" Entity="new_asset"/></Group></Area></SiteMap><LocalizedNames/></AppModuleSiteMap></AppModuleSiteMaps>
        <AppModules><AppModule><UniqueName>new_app</UniqueName><WebResourceId>{{SmallSolution.IconId}}</WebResourceId>
          <AppModuleComponents><AppModuleComponent type="1" schemaName="new_asset"/><AppModuleComponent type="26" id="{{{SmallSolution.ViewId}}}"/><AppModuleComponent type="62" schemaName="new_app"/></AppModuleComponents>
          <AppModuleRoleMaps><Role id="{{{SmallSolution.RoleId}}}"/></AppModuleRoleMaps><LocalizedNames><LocalizedName description="Assets" languagecode="1033"/></LocalizedNames></AppModule></AppModules>
        </ImportExportXml>
        """;

    private const string Kinds = """
        <AppDefaultValue>2</AppDefaultValue><optionset Name="new_asset_new_kind"><OptionSetType>picklist</OptionSetType><options><option value="1"><labels><label description="Pump" languagecode="1033"/></labels></option><option value="2"><labels><label description="Valve" languagecode="1033"/></labels></option></options></optionset>
        """;

    public static string Of(string physical, string type, string more = "", string mask = "", string custom = "1") => Column
        .Replace("{physical}", physical, StringComparison.Ordinal)
        .Replace("{name}", physical.ToLowerInvariant(), StringComparison.Ordinal)
        .Replace("{type}", type, StringComparison.Ordinal)
        .Replace("{mask}", mask, StringComparison.Ordinal)
        .Replace("{custom}", custom, StringComparison.Ordinal)
        .Replace("{more}", more, StringComparison.Ordinal);

    public static string Parameter(string element, string name, string more) =>
        $"""<{element} uniquename="{name}"><description default="{name}."/><displayname default="{name}"/>{more}<name>{name}</name><type>10</type></{element}>""";

    private static string Table(string name, string ownership, string columns) =>
        $"""<entity Name="{name}"><LocalizedNames><LocalizedName description="{name}" languagecode="1033"/></LocalizedNames><LocalizedCollectionNames/><attributes>{columns}</attributes><EntitySetName>{name}s</EntitySetName><OwnershipTypeMask>{ownership}</OwnershipTypeMask></entity>""";
}
