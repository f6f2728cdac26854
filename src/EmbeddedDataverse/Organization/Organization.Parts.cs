namespace EmbeddedDataverse;

/// <content>What an organisation is made of, and the order in which it is put together. What it offers is in <c>Organization.cs</c>.</content>
public sealed partial class Organization
{
    private Organization(OrganizationOptions options, Database database)
    {
        Options = options;
        Clock = new VirtualClock(options.StartTime);
        Costs = options.Costs;
        Faults = new FaultPlan(options.Seed, Clock);
        Database = database;
        Settings = new SettingStore(Database);
        var identity = new OrganizationIdentity(Settings, options);
        IsNew = identity.IsNew;
        OrganizationId = identity.Id;
        Name = identity.Name;
        TextIsCaseSensitiveOnElastic = identity.TextIsCaseSensitiveOnElastic;
        Database.Keys = new RowKeys(identity.Seed);
        Catalog = new Catalog(Database, Settings, new TableSchemaWriter(Database, TextIsCaseSensitiveOnElastic));
        Reader = new RowReader(Database, Catalog);
        Visibility = new ElasticVisibility(Database, Clock, options.ElasticVisibilityDelay);
        Rows = new RowStore(Database, Reader, Visibility);
        Queries = new QueryRunner(this);
        Writer = new RowWriter(this);
        Deleter = new RowDeleter(this);
        SystemUserId = Database.Keys.NewId(1);
        BusinessUnitId = Database.Keys.NewId(2);
        Privileges = new PrivilegeStore(Database, SystemUserId);
        Steps = new StepRegistry(this);
        Plugins = new PluginCatalog(this);
        TraceLog = new TraceLog(this);
        Invoker = new PluginInvoker(this);
        Pipeline = new EventPipeline(this);
        CustomApis = new CustomApiRegistry(this);
        Protection = new ServiceProtection(Clock, options.RequestsPerFiveMinutes);
        Engine = new RequestEngine(this);
        System = ServiceFor(SystemUserId);
        if (IsNew)
        {
            new OrganizationSetup(this).Run();
        }
        else
        {
            PlatformTables.Complete(this);
        }

        Jobs = new JobQueue(this);
        _ = new JobRecovery(this).Run();
        Async = new AsyncService(this);
    }

    internal OrganizationOptions Options { get; }

    internal CallCosts? Costs { get; }

    internal bool TextIsCaseSensitiveOnElastic { get; }

    internal Database Database { get; }

    internal SettingStore Settings { get; }

    internal Catalog Catalog { get; }

    internal RowReader Reader { get; }

    internal RowStore Rows { get; }

    internal ElasticVisibility Visibility { get; }

    internal QueryRunner Queries { get; }

    internal RowWriter Writer { get; }

    internal RowDeleter Deleter { get; }

    internal PrivilegeStore Privileges { get; }

    internal StepRegistry Steps { get; }

    internal PluginCatalog Plugins { get; }

    internal PluginInvoker Invoker { get; }

    internal TraceLog TraceLog { get; }

    internal EventPipeline Pipeline { get; }

    internal CustomApiRegistry CustomApis { get; }

    internal ServiceProtection Protection { get; }

    internal RequestEngine Engine { get; }

    internal JobQueue Jobs { get; }
}
