namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>Solutions and the components that are rows: apps, forms, views, web resources, and what roles hold.</summary>
internal static class SolutionTables
{
    public const string Text = """
        table publisher Publisher organization 7101 publisherid friendlyname locked
        uniquename text(256)
        friendlyname text(256)
        description text(2000)
        customizationprefix text(8)
        customizationoptionvalueprefix int
        table solution Solution organization 7100 solutionid friendlyname locked
        uniquename text(65)
        friendlyname text(256)
        description text(2000)
        version text(256)
        ismanaged bool
        isvisible bool
        publisherid lookup(publisher)
        installedon date
        updatedon date
        table solutioncomponent SolutionComponent none 7103 solutioncomponentid - locked
        solutionid lookup(solution)
        componenttype int
        objectid guid
        rootcomponentbehavior int
        table webresource WebResource organization 9333 webresourceid name locked
        name text(256)
        displayname text(200)
        description text(2000)
        webresourcetype choice(1=Webpage (HTML),2=Style Sheet (CSS),3=Script (JScript),4=Data (XML),5=PNG format,6=JPG format,7=GIF format,8=Silverlight (XAP),9=Style Sheet (XSL),10=ICO format,11=Vector format (SVG),12=String (RESX))
        languagecode int
        content memo
        table systemform SystemForm organization 1030 formid name locked
        name text(100)
        description memo
        objecttypecode entity
        type choice(2=Main,6=Quick View Form,11=Card)
        formxml memo
        formpresentation choice(0=ClassicForm,1=AirForm)
        formactivationstate choice(0=Inactive,1=Active)
        table savedquery SavedQuery organization 1039 savedqueryid name locked
        name text(200)
        description memo
        returnedtypecode entity
        querytype int
        isdefault bool
        isquickfindquery bool
        fetchxml memo
        layoutxml memo
        table sitemap SiteMap organization 4709 sitemapid sitemapname locked
        sitemapname text(200)
        sitemapnameunique text(100)
        sitemapxml memo
        table appmodule AppModule organization 9006 appmoduleid name locked
        name text(100)
        uniquename text(100)
        description text(2000)
        webresourceid guid
        formfactor int
        clienttype int
        navigationtype choice(0=Single session,1=Multi session)
        table appmodulecomponent AppModuleComponent none 9007 appmodulecomponentid - locked
        appmoduleidunique lookup(appmodule)
        componenttype int
        objectid guid
        table appmoduleroles AppModuleRoles none 9009 appmoduleroleid - locked
        appmoduleid guid
        roleid guid
        table privilege Privilege none 1023 privilegeid name locked
        name text(100)
        table roleprivileges RolePrivileges none 12 roleprivilegeid - locked
        roleid guid
        privilegeid guid
        privilegedepthmask int
        table systemuserroles SystemUserRoles none 15 systemuserroleid - locked
        systemuserid guid
        roleid guid
        """;
}
