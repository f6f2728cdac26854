namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>Environment variables, custom APIs, and the catalogs that offer them to flows.</summary>
internal static class SettingTables
{
    public const string Text = """
        table environmentvariabledefinition EnvironmentVariableDefinition user 380 environmentvariabledefinitionid schemaname
        schemaname text(100)
        displayname text(100)
        description text(2000)
        defaultvalue memo
        type choice(100000000=String,100000001=Number,100000002=Boolean,100000003=JSON,100000004=Data source,100000005=Secret)
        isrequired bool
        table environmentvariablevalue EnvironmentVariableValue user 381 environmentvariablevalueid schemaname
        schemaname text(100)
        environmentvariabledefinitionid lookup(environmentvariabledefinition)
        value memo
        table customapi CustomAPI user 10027 customapiid name
        name text(100)
        uniquename text(128)
        displayname text(100)
        description text(300)
        bindingtype choice(0=Global,1=Entity,2=EntityCollection)
        boundentitylogicalname text(100)
        isfunction bool
        isprivate bool
        allowedcustomprocessingsteptype choice(0=None,1=Async Only,2=Sync and Async)
        executeprivilegename text(100)
        workflowsdkstepenabled bool
        plugintypeid lookup(plugintype)
        table customapirequestparameter CustomAPIRequestParameter user 10028 customapirequestparameterid name
        name text(100)
        uniquename text(128)
        displayname text(100)
        description text(300)
        customapiid lookup(customapi)
        type choice(0=Boolean,1=DateTime,2=Decimal,3=Entity,4=EntityCollection,5=EntityReference,6=Float,7=Integer,8=Money,9=Picklist,10=String,11=StringArray,12=Guid)
        isoptional bool
        logicalentityname text(100)
        table customapiresponseproperty CustomAPIResponseProperty user 10029 customapiresponsepropertyid name
        name text(100)
        uniquename text(128)
        displayname text(100)
        description text(300)
        customapiid lookup(customapi)
        type choice(0=Boolean,1=DateTime,2=Decimal,3=Entity,4=EntityCollection,5=EntityReference,6=Float,7=Integer,8=Money,9=Picklist,10=String,11=StringArray,12=Guid)
        logicalentityname text(100)
        table catalog Catalog user 10040 catalogid name
        name text(100)
        uniquename text(128)
        displayname text(100)
        description text(300)
        parentcatalogid lookup(catalog)
        table catalogassignment CatalogAssignment user 10041 catalogassignmentid name
        name text(100)
        catalogid lookup(catalog)
        object lookup(customapi,workflow)
        """;
}
