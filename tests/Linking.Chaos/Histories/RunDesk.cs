using System.ServiceModel;
using Linking.Plugins.RunRecords;
using Linking.Tool.Input;
using Linking.Tool.Runs;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Asks for runs and controls them as an administrator does.</summary>
internal sealed class RunDesk(Stage stage)
{
    private readonly ProductApi api = new(stage.Administrator);

    /// <summary>The runs that are not over, or were stopped by the guard.</summary>
    public List<Entity> Open() => stage.All(Names.Run.Table).FindAll(run => StatusOf(run) is RunStatus.Queued or RunStatus.Processing or RunStatus.Paused or RunStatus.StoppedByGuard);

    /// <summary>Asks for a run; null when it is refused, as while another one is under way.</summary>
    public Guid? Start(RunMode mode, string? table = null, Guid? row = null)
    {
        try
        {
            return api.StartRun(new RunRequest(mode, table is null ? [] : [table], row));
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>Pauses, resumes, cancels or approves; says whether it was possible.</summary>
    public bool Control(Guid run, string action)
    {
        try
        {
            _ = stage.Administrator.Execute(new OrganizationRequest(Names.Api.ControlRun) { [Names.ApiParameter.RunId] = run, [Names.ApiParameter.Action] = action });
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

    /// <summary>Does a run from its request to its end, where nothing hinders it.</summary>
    public void RunFully(RunMode mode = RunMode.Full)
    {
        stage.Organization.Clock.Advance(TimeSpan.FromMinutes(6));
        var id = Start(mode) ?? throw new DivergenceException("run", $"a {mode} run was refused although no run was under way");
        stage.Jobs.Run();
        if (StatusOf(Find(id)) == RunStatus.StoppedByGuard)
        {
            _ = Control(id, "approve");
            stage.Jobs.Run();
        }

        for (var round = 0; round < 10 && StatusOf(Find(id)) is RunStatus.Queued or RunStatus.Processing; round++)
        {
            stage.Organization.Clock.Advance(TimeSpan.FromMinutes(10));
            _ = ProcessNext();
            stage.Jobs.Run();
        }

        var run = Find(id);
        if (StatusOf(run) is not (RunStatus.Successful or RunStatus.CompletedWithIssues))
        {
            throw new DivergenceException("run", $"a {mode} run without faults ended {StatusOf(run)}: {run.GetAttributeValue<string>(Names.Run.Detail)}");
        }

        stage.IsAfterFullRun |= mode == RunMode.Full;
    }

    public static RunStatus StatusOf(Entity run) => (RunStatus)run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;

    private Entity Find(Guid id) => stage.All(Names.Run.Table).Single(run => run.Id == id);
}
