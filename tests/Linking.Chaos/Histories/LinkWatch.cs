using Linking.Chaos.Reference;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>
/// Sees each link that is written, at the moment of the write, and judges it by what the tables said while the execution ran: at once only what
/// rule 4 allows, and what a second look allows by runs only.
/// </summary>
internal sealed class LinkWatch : IPlugin
{
    private const string Image = "before";
    private static readonly string[] Runs = [Names.Batch.Table, Names.Run.Table];

    private readonly Stage stage;

    // A job runs on one thread from its beginning to its end.
    private readonly Dictionary<int, (Moment First, DateTime At)> begun = [];
    private readonly Dictionary<int, int> lastRead = [];
    private readonly List<LinkWrite> writes = [];

    public LinkWatch(Stage stage)
    {
        this.stage = stage;
        _ = stage.Organization.Faults.Add(new FaultRule { OfJobs = true, Meanwhile = Note });
        var type = stage.Organization.RegisterPlugin(this, nameof(LinkWatch));
        foreach (var table in ContentRows.Tables)
        {
            Register(type, table);
        }
    }

    /// <summary>Each link that was written so far.</summary>
    public IReadOnlyList<LinkWrite> Writes => writes;

    /// <summary>The first write that was wrong.</summary>
    public DivergenceException? Found { get; private set; }

    /// <summary>Takes in that the job of this thread has ended.</summary>
    public void JobEnded()
    {
        _ = begun.Remove(Environment.CurrentManagedThreadId);
        _ = lastRead.Remove(Environment.CurrentManagedThreadId);
    }

    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        if (context.InputParameters["Target"] is not Entity target || LookupOf(target) is not { } lookup)
        {
            return;
        }

        var before = context.PreEntityImages.TryGetValue(Image, out var image) ? image.GetAttributeValue<EntityReference>(lookup)?.Id : null;
        var write = new LinkWrite(new RowRef(target.LogicalName, target.Id), before, target.GetAttributeValue<EntityReference>(lookup)?.Id);
        writes.Add(write);
        var isByRun = IsByRun(context);
        var thread = Environment.CurrentManagedThreadId;
        var late = stage.Settings.VisibilityDelay;
        var seen = begun.TryGetValue(thread, out var job) ? stage.Course.From(job.First.Number, job.At - late).ToList() : [];
        var last = lastRead.GetValueOrDefault(thread, job.First?.Number ?? 0);
        if (!stage.ComparesNoVersions && !stage.IsDeclarationFresh && WhyWrong(write, isByRun, seen, last, late) is { } why)
        {
            Found ??= new DivergenceException(
                "write",
                $"{(isByRun ? "a run" : "an event")} changed the link of {write.Row} from {Text(write.From)} to {Text(write.To)}: {why}. "
                + string.Join(" ", seen.Select(moment => $"[{moment.At:T} {string.Join("; ", moment.Rules.Describe(write.Row))}]").Distinct()));
        }
    }

    private string? WhyWrong(LinkWrite write, bool isByRun, List<Moment> seen, int lastReadMoment, TimeSpan late)
    {
        if (write.To is { } profile)
        {
            return seen.Exists(moment => IsAllowedAtOnce(moment.Rules, write, profile)) ? null
                : isByRun && seen.Exists(moment => IsAllowedLater(moment.Rules, write.Row, profile)) ? null
                : "no rule says so";
        }

        if (!isByRun)
        {
            return "only runs clear links";
        }

        if (stage.IsUnlinking || (stage.IsRepairing && !seen.Exists(moment => HasKey(moment.Rules, write.Row))))
        {
            stage.Course.Disturb(write.Row);
            return null;
        }

        var last = stage.Course.From(lastReadMoment, stage.Organization.Clock.UtcNow - late);
        return !seen.Exists(moment => moment.Rules.Eventually(write.Row) is null) ? "it belongs to a customer with a profile"
            : last.All(moment => HasKey(moment.Rules, write.Row)) ? "its key was back before it was looked at for the last time"
            : null;
    }

    // Rule 4 for the claims of one customer; what other customers claim need not have been seen.
    private bool IsAllowedAtOnce(Rules rules, LinkWrite write, Guid profile)
    {
        if (rules.CustomerOf(profile) is not { } customer || rules.ProfileOf(customer) != profile)
        {
            return false;
        }

        var claims = rules.Claims.On(write.Row).Where(claim => claim.Customer == customer).ToList();
        return claims.Count > 0
            && (write.From is not { } from
                || stage.Course.EverCustomersOf(from).Contains(customer)
                || claims.Exists(claim => claim.Kind == ClaimKind.AlternateKey && rules.Claims.IsFirst(claim.Source)));
    }

    // KeyRings and lists cannot be searched by value, so that a run may meet one of the claims in them before that of the owner.
    private static bool IsAllowedLater(Rules rules, RowRef row, Guid profile)
    {
        var customer = rules.CustomerOf(profile);
        var found = rules.Claims.On(row).Where(claim => claim.Kind == ClaimKind.AlternateKey || claim.Customer == customer);
        return rules.Exists(row) && rules.OwnerAmong([.. found])?.Profile == profile;
    }

    private static bool IsByRun(IPluginExecutionContext? context)
    {
        for (; context is not null; context = context.ParentContext)
        {
            if (Runs.Contains(context.PrimaryEntityName))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasKey(Rules rules, RowRef row)
    {
        return rules.Eventually(row) is not null && rules.Claims.On(row).Any(claim => claim.Kind == ClaimKind.AlternateKey);
    }

    private void Note(OrganizationRequest request)
    {
        var thread = Environment.CurrentManagedThreadId;
        _ = begun.TryAdd(thread, (stage.Course.Now, stage.Organization.Clock.UtcNow));
        if (request is Microsoft.Xrm.Sdk.Messages.RetrieveMultipleRequest { Query: QueryExpression { EntityName: Names.AlternateKey.Table } })
        {
            lastRead[thread] = stage.Course.Now.Number;
        }
    }

    private void Register(Guid type, string table)
    {
        var step = new StepRegistrar(stage.Administrator).Register(type, $"{nameof(LinkWatch)} on {table}", table, stage: 40);
        _ = stage.Administrator.Create(new Entity("sdkmessageprocessingstepimage")
        {
            ["sdkmessageprocessingstepid"] = new EntityReference("sdkmessageprocessingstep", step),
            ["imagetype"] = new OptionSetValue(0),
            ["entityalias"] = Image,
            ["name"] = Image,
            ["messagepropertyname"] = "Target",
        });
    }

    private static string? LookupOf(Entity target)
    {
        return target.Contains(Names.SourceRow.Lookup) ? Names.SourceRow.Lookup : target.Contains(Names.SourceRow.OwnLookup) ? Names.SourceRow.OwnLookup : null;
    }

    private static string Text(Guid? link) => link?.ToString("D") ?? "none";
}
