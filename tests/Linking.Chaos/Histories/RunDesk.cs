using System.ServiceModel;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Asks for runs and controls them as an administrator does.</summary>
internal sealed class RunDesk(Stage stage)
{
    private const int MostRounds = 40;
    private const int ShortRounds = 10;
    private static readonly TimeSpan ShortWait = TimeSpan.FromMinutes(10);

    /// <summary>A run that cannot settle gives up after a day.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(3);

    private static readonly RunStatus[] UnderWay = [RunStatus.Queued, RunStatus.Processing, RunStatus.Settling];

    /// <summary>The runs that are not over, or were stopped by the guard.</summary>
    public List<Entity> Open()
    {
        return stage.All(Names.Run.Table).FindAll(run => UnderWay.Contains(StatusOf(run)) || StatusOf(run) is RunStatus.Paused or RunStatus.StoppedByGuard);
    }

    /// <summary>Asks for a run; null when it is refused.</summary>
    public Guid? Start(RunMode mode, string? table = null, Guid? row = null)
    {
        var request = new OrganizationRequest(Names.Api.StartRun) { [Names.ApiParameter.Mode] = mode.ToString() };
        if (table is not null)
        {
            request[Names.ApiParameter.Tables] = table;
        }

        if (row is { } id)
        {
            request[Names.ApiParameter.RowId] = id.ToString("D");
        }

        stage.IsUnlinking |= mode == RunMode.Unlink;
        stage.IsRepairing |= mode == RunMode.Repair;
        try
        {
            return (Guid)stage.Administrator.Execute(request)[Names.ApiParameter.RunId];
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            return null;
        }
    }

    /// <summary>Pauses, resumes, cancels or approves; says whether it was possible.</summary>
    public bool Control(Guid run, string action)
    {
        try
        {
            var request = new OrganizationRequest(Names.Api.ControlRun) { [Names.ApiParameter.RunId] = run, [Names.ApiParameter.Action] = action };
            _ = stage.Administrator.Execute(request);
            return true;
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            return false;
        }
    }

    /// <summary>Lets the product take on what waits.</summary>
    public bool ProcessNext()
    {
        try
        {
            return (bool)stage.Administrator.Execute(new OrganizationRequest(Names.Api.ProcessNext)).Results[Names.ApiParameter.More];
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            return true;
        }
    }

    /// <summary>Does a run from its request to its end, settling included, where nothing hinders it.</summary>
    public void RunFully(RunMode mode = RunMode.Full)
    {
        stage.Organization.Clock.Advance(TimeSpan.FromMinutes(8));
        Finish(Start(mode) ?? throw new DivergenceException("run", $"a {mode} run was refused although nothing hinders it"));
    }

    /// <summary>Brings a run to its end.</summary>
    public void Finish(Guid id)
    {
        stage.Jobs.Run();
        for (var round = 0; round < MostRounds && IsOpen(Find(id)); round++)
        {
            if (StatusOf(Find(id)) == RunStatus.StoppedByGuard && !Control(id, "approve"))
            {
                // Another run over the same tables is under way.
                Open().FindAll(run => run.Id != id).ForEach(run => Control(run.Id, "cancel"));
                _ = Control(id, "approve");
            }

            stage.Organization.Clock.Advance(round < ShortRounds ? ShortWait : LongWait);
            _ = ProcessNext();
            stage.Jobs.Run();
        }

        var run = Find(id);
        if (StatusOf(run) is not (RunStatus.Successful or RunStatus.CompletedWithIssues))
        {
            throw new DivergenceException("run", $"without faults {Describe(run)}. Open: {string.Join("; ", Open().Select(Describe))}");
        }
    }

    /// <summary>Works on everything that waits: events, batches whose worker died, and runs that were left behind, paused or stopped.</summary>
    public void Drain()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            _ = stage.Organization.Async.Recover();
            stage.Jobs.Run();
            var open = Open();
            if (open.Count == 0)
            {
                return;
            }

            foreach (var run in open.Where(run => StatusOf(run) is RunStatus.Paused or RunStatus.StoppedByGuard))
            {
                _ = Control(run.Id, StatusOf(run) == RunStatus.Paused ? "resume" : round % 2 == 0 ? "approve" : "cancel");
            }

            _ = ProcessNext();
            stage.Organization.Clock.Advance(round < ShortRounds ? ShortWait : LongWait);
        }

        var left = Open()[0];
        throw new DivergenceException("stuck", $"does not get on: {Describe(left)}");
    }

    public static RunStatus StatusOf(Entity run) => (RunStatus)run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;

    private static bool IsOpen(Entity run) => UnderWay.Contains(StatusOf(run)) || StatusOf(run) == RunStatus.StoppedByGuard;

    /// <summary>A run in words.</summary>
    public static string Describe(Entity run) => $"'{NameOf(run)}' is {StatusOf(run)}: {run.GetAttributeValue<string>(Names.Run.Detail)}";

    private static string NameOf(Entity run) => run.GetAttributeValue<string>(Names.Run.Name);

    private Entity Find(Guid id) => stage.All(Names.Run.Table).Single(run => run.Id == id);
}
