using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Tests.Scenarios;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;
using TableKind = Linking.Plugins.Schema.TableKind;
using TableShapeReader = Linking.Plugins.Schema.TableShapeReader;

namespace Linking.Plugins.Tests.Runs;

/// <summary>An organisation with a run, in which batches are executed by calls: no event is raised by itself, and a test decides how fast time passes.</summary>
internal sealed class BatchSample : IDisposable
{
    public const string List = "msdynci_crm_contact_contactid_alternate";

    private DateTime now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public BatchSample(RunMode mode = RunMode.Full, RunStatus status = RunStatus.Processing, Action<Entity>? change = null, params string[] contactSources)
    {
        Organization = new LinkingOrganization(contactSources: contactSources);
        var run = new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "run",
            [Names.Run.Mode] = new OptionSetValue((int)mode),
            [Names.Run.Status] = new OptionSetValue((int)status),
        };
        change?.Invoke(run);
        Run = Quietly(run);
        Batches = new BatchStore(Organization.System, () => now);
        Runs = new RunStore(Organization.System, () => now);
    }

    public LinkingOrganization Organization { get; }

    public Guid Run { get; }

    public BatchStore Batches { get; }

    public RunStore Runs { get; }

    public List<string> Trace { get; } = [];

    /// <summary>How much time passes whenever somebody asks what time it is.</summary>
    public TimeSpan Step { get; set; }

    /// <summary>Called with the number of the question whenever somebody asks what time it is.</summary>
    public Action<int> OnTime { get; set; } = _ => { };

    public int Depth { get; set; } = 1;

    /// <summary>How often somebody asked what time it is.</summary>
    public int Asked { get; private set; }

    public ExecutionScope Scope() => new()
    {
        Service = Organization.System,
        Trace = Trace.Add,
        UtcNow = Time,
        OrganizationId = Organization.Dataverse.OrganizationId,
        StartedOn = now,
        Depth = Depth,
    };

    /// <summary>Adds a batch and gives it as it was read.</summary>
    public Batch Add(BatchKind kind, string table = "", CustomerRange? range = null, string cursor = "", Action<Entity>? change = null)
    {
        Batches.Add(new Batch { RunId = Run, Kind = kind, Table = table, Range = range ?? CustomerRange.All, Progress = new BatchProgress { Cursor = cursor } }, BatchStatus.Waiting);
        var added = Batches.OfRun(Run).Single(batch => batch.Kind == kind && batch.Table == table && batch.Progress.Cursor == cursor);
        var row = new Entity(Names.Batch.Table, added.Id) { [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Queued) };
        change?.Invoke(row);
        _ = Organization.System.Execute(new OrganizationRequest("Update") { ["Target"] = row, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
        return Batches.Find(added.Id)!;
    }

    public Batch Execute(Batch batch)
    {
        new BatchExecution(Scope()).Execute(batch.Id);
        return Batches.Find(batch.Id)!;
    }

    /// <summary>What the batch's row says in its detail.</summary>
    public string? DetailOf(Batch batch) => Organization.All(Names.Batch.Table).Single(row => row.Id == batch.Id).GetAttributeValue<string>(Names.Batch.Detail);

    /// <summary>Loads a contact that a customer claims by a key, as it was before the steps were registered.</summary>
    public Guid Claimed(Guid customer, bool hasProfile = true, Guid? linkedTo = null)
    {
        var contact = Contact(linkedTo);
        if (hasProfile)
        {
            Profile(customer);
        }

        Organization.Dataverse.Load(Names.AlternateKey.Table, [new Entity(Names.AlternateKey.Table, Guid.NewGuid())
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString(),
            [Names.AlternateKey.CustomerId] = customer.ToString("N"),
        }]);
        return contact;
    }

    /// <summary>Loads a profile, with what its list of contacts holds.</summary>
    public void Profile(Guid customer, string? list = null) => Organization.Dataverse.Load(
        Names.CustomerProfile.Table,
        [new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N"), [List] = list }]);

    /// <summary>Loads a contact with its link.</summary>
    public Guid Contact(Guid? linkedTo)
    {
        var row = new Entity("contact", Guid.NewGuid()) { ["lastname"] = "Doe" };
        if (linkedTo is { } profile)
        {
            row[Names.SourceRow.Lookup] = new EntityReference(Names.CustomerProfile.Table, profile);
        }

        Organization.Dataverse.Load("contact", [row]);
        return row.Id;
    }

    /// <summary>Adds the lookup to a table.</summary>
    public void AddLookup(string table = "contact") => Assert.Null(new LookupColumns(Organization.System, TableKind.Elastic).Ensure(new TableShapeReader(Organization.System).Read([table])[table]).Refusal);

    /// <summary>Adds a batch that ended, with what it found.</summary>
    public void Ended(BatchKind kind, string table = "", BatchStatus status = BatchStatus.Completed, IEnumerable<HeldRow>? held = null, string counts = "")
    {
        var batch = Add(kind, table);
        Batches.Save(batch.Id, new BatchProgress { Held = [.. held ?? []], Counts = TableCounts.Parse(counts) }, status);
    }

    public void Dispose() => Organization.Dispose();

    private DateTime Time()
    {
        OnTime(++Asked);
        now += Step;
        return now;
    }

    private Guid Quietly(Entity row) => (Guid)Organization.System.Execute(new OrganizationRequest("Create") { ["Target"] = row, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" })["id"];
}
