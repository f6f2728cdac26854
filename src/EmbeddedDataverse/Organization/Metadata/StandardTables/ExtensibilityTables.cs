namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>Plug-in assemblies, steps, jobs and trace logs.</summary>
internal static class ExtensibilityTables
{
    public const string Text = """
        table pluginassembly PluginAssembly organization 4605 pluginassemblyid name locked
        name text(256)
        content memo
        version text(48)
        culture text(32)
        publickeytoken text(32)
        isolationmode choice(1=None,2=Sandbox,3=External)
        sourcetype choice(0=Database,1=Disk,2=Normal,3=AzureWebApp)
        description text(256)
        path text(256)
        table plugintype PluginType organization 4602 plugintypeid name locked
        name text(256)
        typename text(256)
        friendlyname text(256)
        assemblyname text(256)
        version text(48)
        culture text(32)
        publickeytoken text(32)
        pluginassemblyid lookup(pluginassembly)
        isworkflowactivity bool
        workflowactivitygroupname text(256)
        description text(256)
        table sdkmessage SdkMessage organization 4606 sdkmessageid name locked
        name text(256)
        categoryname text(25)
        isactive bool
        isprivate bool
        table sdkmessagefilter SdkMessageFilter organization 4607 sdkmessagefilterid name locked
        name text(256)
        sdkmessageid lookup(sdkmessage)
        primaryobjecttypecode entity
        secondaryobjecttypecode entity
        iscustomprocessingstepallowed bool
        isvisible bool
        availability int
        table sdkmessageprocessingstep SdkMessageProcessingStep organization 4608 sdkmessageprocessingstepid name locked
        statecode state(0=Enabled,1=Disabled)
        statuscode status(1=Enabled,2=Disabled)
        name text(256)
        description text(256)
        sdkmessageid lookup(sdkmessage)
        sdkmessagefilterid lookup(sdkmessagefilter)
        plugintypeid lookup(plugintype)
        eventhandler lookup(plugintype,serviceendpoint)
        stage choice(5=Initial Pre-operation (For internal use only),10=Pre-validation,20=Pre-operation,30=Main Operation (For internal use only),40=Post-operation,50=Post-operation (Deprecated),55=Final Post-operation (For internal use only))
        mode choice(0=Synchronous,1=Asynchronous)
        rank int
        filteringattributes memo
        asyncautodelete bool
        canbebypassed bool
        configuration memo
        impersonatinguserid lookup(systemuser)
        invocationsource choice(-1=Internal,0=Parent,1=Child)
        supporteddeployment choice(0=Server Only,1=Microsoft Dynamics 365 Client for Outlook Only,2=Both)
        sdkmessageprocessingstepsecureconfigid lookup(sdkmessageprocessingstepsecureconfig)
        table sdkmessageprocessingstepsecureconfig SdkMessageProcessingStepSecureConfig organization 4616 sdkmessageprocessingstepsecureconfigid - locked
        secureconfig memo
        table sdkmessageprocessingstepimage SdkMessageProcessingStepImage organization 4615 sdkmessageprocessingstepimageid name locked
        name text(256)
        description text(256)
        sdkmessageprocessingstepid lookup(sdkmessageprocessingstep)
        imagetype choice(0=PreImage,1=PostImage,2=Both)
        entityalias text(256)
        messagepropertyname text(256)
        attributes memo
        relatedattributename text(256)
        table asyncoperation AsyncOperation user 4700 asyncoperationid name locked
        statecode state(0=Ready,1=Suspended,2=Locked,3=Completed)
        statuscode status(0=Waiting For Resources,10=Waiting,20=In Progress,21=Pausing,22=Canceling,30=Succeeded,31=Failed,32=Canceled)
        name text(256)
        operationtype choice(1=System Event,10=Workflow,9=SQM Data Collection)
        messagename text(160)
        primaryentitytype entity
        regardingobjectid guid
        owningextensionid lookup(sdkmessageprocessingstep)
        depth int
        sequence bigint
        correlationid guid
        requestid guid
        retrycount int
        errorcode int
        message memo
        friendlymessage memo
        startedon date
        completedon date
        postponeuntil date
        executiontimespan double
        data memo
        table plugintracelog PluginTraceLog none 4619 plugintracelogid typename locked
        typename text(1024)
        messagename text(1024)
        primaryentity text(1000)
        messageblock memo
        exceptiondetails memo
        mode choice(0=Synchronous,1=Asynchronous)
        operationtype choice(0=Unknown,1=Plug-in,2=Workflow Activity)
        depth int
        correlationid guid
        pluginstepid guid
        performanceexecutionstarttime date
        performanceexecutionduration int
        """;
}
