namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>Processes and the registrations of flows. They are kept only: nothing executes them.</summary>
internal static class ProcessTables
{
    public const string Text = """
        table workflow Workflow user 4703 workflowid name locked
        statecode state(0=Draft,1=Activated,2=Suspended)
        statuscode status(1=Draft,2=Activated,3=CompanyDLPViolation)
        name text(100)
        description memo
        type choice(1=Definition,2=Activation,3=Template)
        category choice(0=Workflow,1=Dialog,2=Business Rule,3=Action,4=Business Process Flow,5=Modern Flow,6=Desktop Flow)
        mode choice(0=Background,1=Real-time)
        scope choice(1=User,2=Business Unit,3=Parent: Child Business Units,4=Organization)
        primaryentity entity
        triggeroncreate bool
        triggerondelete bool
        triggeronupdateattributelist memo
        ondemand bool
        subprocess bool
        xaml memo
        clientdata memo
        table callbackregistration CallbackRegistration user 301 callbackregistrationid name locked
        name text(100)
        entityname text(255)
        message choice(1=Added,2=Deleted,3=Modified,4=Added or Modified,5=Added or Deleted,6=Modified or Deleted,7=Added or Modified or Deleted)
        scope choice(1=User,2=Business Unit,3=Parent: Child Business Units,4=Organization)
        filteringattributes memo
        filterexpression memo
        sdkmessagename text(255)
        """;
}
