using Linking.Chaos.Faults;
using Linking.Chaos.Reference;
using Linking.Tool.Generate;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Follows which event tells of which write, and what becomes of it: worked on, given up, or lost before anybody looked.</summary>
internal sealed class Deliveries(Stage stage)
{
    private const int Succeeded = 30;
    private const int CanceledState = 3;
    private const int CanceledStatus = 32;

    /// <summary>The states of a job's row after which it runs again: it asked for that, or its worker was killed.</summary>
    private static readonly int[] GoesOn = [0, 20];

    private readonly Dictionary<Guid, Delivery> underWay = [];
    private readonly List<Delivery> done = [];
    private readonly Dictionary<Guid, int> lastWritten = [];

    /// <summary>Takes in that rows were written, and loses events of it when that is due.</summary>
    public void Written(IReadOnlySet<Guid> places, SeededRandom random)
    {
        foreach (var place in places)
        {
            lastWritten[place] = stage.Course.Now.Number;
        }

        foreach (var job in NewJobs())
        {
            if (stage.Faults.LosesEvent(random))
            {
                stage.Administrator.Update(new Entity("asyncoperation", job)
                {
                    ["statecode"] = new OptionSetValue(CanceledState),
                    ["statuscode"] = new OptionSetValue(CanceledStatus),
                });
                stage.Faults.Meet(FaultKind.EventLost);
            }

            underWay.Add(job, new Delivery(stage.Course.Now.Number, places, stage.IsDeclarationFresh));
        }
    }

    /// <summary>Takes in how an execution of a job ended.</summary>
    public void Ended(JobRun run)
    {
        if (!GoesOn.Contains(run.Status) && underWay.Remove(run.JobId, out var delivery) && run.Status == Succeeded)
        {
            done.Add(delivery with { WorkedOnAt = run.Start });
        }
    }

    /// <summary>Whether an event that was worked on told of the customer to whom the row belongs, since it belongs to that customer.</summary>
    public bool Told(RowRef row)
    {
        var rules = stage.Course.Now.Rules;
        if (rules.OwnerOf(row) is not { } owner)
        {
            return false;
        }

        var since = stage.Course.SinceWhen(row);
        var claims = rules.Claims.On(row).Where(claim => claim.Customer == owner.Customer).ToList();
        return done.Exists(delivery => !delivery.IsDoubtful
            && delivery.Moment >= since.Number
            && (stage.Settings.VisibilityDelay == TimeSpan.Zero || delivery.WorkedOnAt >= since.At + stage.Settings.VisibilityDelay)
            && LeadsTo(delivery, rules, owner, claims));
    }

    /// <summary>Whether an event that was worked on told of the last change of this key.</summary>
    public bool ToldOf(Guid key)
    {
        return lastWritten.TryGetValue(key, out var moment)
            && done.Exists(delivery => !delivery.IsDoubtful && delivery.Moment == moment && delivery.Places.Contains(key));
    }

    // The key or profile that claims the row itself, or a profile of the customer, whose alternate keys are all found.
    private static bool LeadsTo(Delivery delivery, Rules rules, Owner owner, List<Claim> claims)
    {
        return claims.Exists(claim => delivery.Places.Contains(claim.Place))
            || (claims.Exists(claim => claim.Kind != ClaimKind.KeyColumn) && delivery.Places.Any(place => rules.CustomerOf(place) == owner.Customer));
    }

    private List<Guid> NewJobs()
    {
        var query = new QueryExpression("asyncoperation");
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        query.Criteria.AddCondition("primaryentitytype", ConditionOperator.In, Names.CustomerProfile.Table, Names.AlternateKey.Table);
        return [.. stage.Administrator.RetrieveMultiple(query).Entities.Select(job => job.Id).Where(job => !underWay.ContainsKey(job)).Order()];
    }
}
