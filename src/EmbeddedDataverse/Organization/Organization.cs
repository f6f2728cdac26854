namespace EmbeddedDataverse;

/// <summary>An organisation of Dataverse in one SQLite file or in memory.</summary>
public sealed partial class Organization : IDisposable
{
    /// <summary>Whether opening created the organisation.</summary>
    public bool IsNew { get; }

    /// <summary>The organisation's id.</summary>
    public Guid OrganizationId { get; }

    /// <summary>The organisation's name.</summary>
    public string Name { get; }

    /// <summary>The service as the user SYSTEM, who holds all privileges.</summary>
    public IOrganizationService System { get; }

    /// <summary>The id of the user SYSTEM.</summary>
    public Guid SystemUserId { get; }

    /// <summary>The root business unit.</summary>
    public Guid BusinessUnitId { get; }

    /// <summary>The organisation's time.</summary>
    public VirtualClock Clock { get; }

    /// <summary>Counts of all requests.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Faults that requests are to meet.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The asynchronous service.</summary>
    public AsyncService Async { get; }

    /// <summary>The texts of all trace logs, oldest first, each with the exception its execution ended in.</summary>
    public IReadOnlyList<string> Traces => TraceLog.Read();

    /// <summary>Another text after each change of tables, columns, relationships, custom APIs or steps.</summary>
    public string DefinitionVersion => string.Create(CultureInfo.InvariantCulture, $"{Catalog.Version}.{Steps.Generation}");

    /// <summary>
    /// The statements with which the connection to an organisation's file is set up, for programs that compare their own use of SQLite with it.
    /// </summary>
    public static IReadOnlyList<string> FileSettings => Database.FileSettings;

    /// <summary>Opens an organisation and creates it when there is none yet.</summary>
    /// <exception cref="OrganizationInUseException">Somebody has the file open already.</exception>
    public static Organization Open(OrganizationOptions? options = null)
    {
        options ??= new OrganizationOptions();
        var database = new Database(options.Path, options.Template?.Database);
        try
        {
            return new Organization(options, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Looks through an organisation's file that nobody has open, and says whether it is whole. Nothing in it is changed.</summary>
    /// <exception cref="OrganizationInUseException">Somebody has the file open.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static OrganizationCheck Check(string path) => FileCheck.Run(path);

    /// <summary>
    /// Does work whose calls fail, with the fault of an SQL time-out, once a token is canceled. What computes without calling the
    /// organisation, as a plug-in may, goes on to its end. One thread at a time may do this.
    /// </summary>
    public T Within<T>(Func<T> work, CancellationToken cancellation)
    {
        Database.StopWith(cancellation);
        try
        {
            return work();
        }
        finally
        {
            Database.StopWith(CancellationToken.None);
        }
    }

    /// <summary>The service as a user sees it who calls from outside.</summary>
    public IOrganizationService ServiceFor(Guid userId)
    {
        return new OrganizationService(Engine, new Caller { UserId = userId, InitiatingUserId = userId });
    }

    /// <summary>Creates a user who holds the given privileges, for example prvReadContact, or "System Administrator" for all.</summary>
    public Guid CreateUser(string name, params string[] privileges)
    {
        var id = System.Create(
            new Entity("systemuser") { ["fullname"] = name, ["domainname"] = name, ["businessunitid"] = new EntityReference("businessunit", BusinessUnitId) });
        Grant(id, privileges);
        return id;
    }

    /// <summary>Gives a user privileges.</summary>
    public void Grant(Guid userId, params string[] privileges)
    {
        foreach (var privilege in privileges)
        {
            Privileges.Grant(userId, privilege);
        }
    }

    /// <summary>Takes privileges from a user.</summary>
    public void Revoke(Guid userId, params string[] privileges)
    {
        foreach (var privilege in privileges)
        {
            Privileges.Revoke(userId, privilege);
        }
    }

    /// <summary>Whether a user holds a privilege, for example prvReadContact.</summary>
    public bool HoldsPrivilege(Guid userId, string privilege)
    {
        return Privileges.Holds(userId, privilege);
    }

    /// <summary>Gives a user a security role, named as its row is.</summary>
    public void AssignRole(Guid userId, string role)
    {
        System.Associate("systemuser", userId, new Relationship("systemuserroles_association"), [new EntityReference("role", RoleId(role))]);
    }

    /// <summary>
    /// Imports a solution package, managed or unmanaged, or updates the solution by it. What of it is not understood is refused by name, and nothing is
    /// written.
    /// </summary>
    public void ImportSolution(byte[] zip)
    {
        _ = System.Execute(new OrganizationRequest("ImportSolution") { ["CustomizationFile"] = zip });
    }

    /// <summary>Declares a table.</summary>
    public void DefineTable(TableDefinition table)
    {
        new TableRegistration(this).Define(table);
    }

    /// <summary>Declares a custom API and returns the id of its row. Its message can be executed, and steps be registered on it, at once.</summary>
    public Guid DefineCustomApi(CustomApiDefinition api)
    {
        return api.Write(System);
    }

    /// <summary>Puts rows into a table as they are, without events, privileges and checks: what was there before.</summary>
    public void Load(string table, IEnumerable<Entity> rows)
    {
        new BulkLoader(this).Load(Catalog.Get(table), rows);
    }

    /// <summary>Registers an assembly with every public plug-in type in it, and returns the id of its row. Registering it again replaces it.</summary>
    public Guid RegisterAssembly(byte[] assembly)
    {
        return new AssemblyRegistration(this).Register(assembly);
    }

    /// <summary>Registers a plug-in object of this process, which a reopened organisation will not have, and returns the id of its plugintype row.</summary>
    public Guid RegisterPlugin(IPlugin plugin, string? name = null)
    {
        return new AssemblyRegistration(this).RegisterLocal(plugin, name ?? plugin.GetType().FullName!);
    }

    private Guid RoleId(string name)
    {
        var query = new QueryExpression("role") { TopCount = 1 };
        query.Criteria.AddCondition("name", ConditionOperator.Equal, name);
        return System.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id ?? throw new ArgumentException($"There is no role '{name}'.", nameof(name));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Database.Dispose();
    }
}
