using System.ServiceModel;
using Linking.Plugins.Schema;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;

namespace Linking.Tool.Runs;

/// <summary>Calls the custom APIs of the product.</summary>
internal sealed class ProductApi(IOrganizationService service)
{
    /// <summary>What a plug-in throws to refuse a call.</summary>
    private const int Aborted = -2147220891;

    /// <summary>Asks for a run and gives its id.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public Guid StartRun(RunRequest request) => (Guid)Call(
        Names.Api.StartRun,
        (Names.ApiParameter.Mode, request.Mode.ToString()),
        (Names.ApiParameter.Tables, request.Tables.Count == 0 ? null : string.Join(",", request.Tables)),
        (Names.ApiParameter.RowId, request.RowId?.ToString("D")))[Names.ApiParameter.RunId];

    /// <summary>Lets a run that the guard stopped go on.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public void Approve(Guid run) => Control(run, "approve");

    /// <summary>Pauses, resumes, cancels or approves a run, and gives its status afterwards.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public string Control(Guid run, string action) =>
        (string)Call(Names.Api.ControlRun, (Names.ApiParameter.RunId, run), (Names.ApiParameter.Action, action))[Names.ApiParameter.Status];

    /// <summary>Takes on what of a run waits; true when something is left for another call.</summary>
    public bool ProcessNext(Guid run) => (bool)Call(Names.Api.ProcessNext, (Names.ApiParameter.RunId, run))[Names.ApiParameter.More];

    /// <summary>Takes on what of any run waits, as a schedule does.</summary>
    public void ProcessWaiting() => Call(Names.Api.ProcessNext);

    /// <summary>Explains how a row is linked and why: some sentences, and everything as JSON.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public (string Summary, string Explanation) Explain(string table, string row)
    {
        var answer = Call(Names.Api.ExplainLink, (Names.ApiParameter.Table, table), (Names.ApiParameter.RowId, row));
        return ((string)answer[Names.ApiParameter.Summary], (string)answer[Names.ApiParameter.Explanation]);
    }

    /// <summary>Proposes a source table for whatever the keys name: how many were found and added, and which, as JSON.</summary>
    public (int Found, int Added, string Detail) Discover()
    {
        var answer = Call(Names.Api.DiscoverSourceTables);
        return ((int)answer[Names.ApiParameter.Found], (int)answer[Names.ApiParameter.Added], (string)answer[Names.ApiParameter.Detail]);
    }

    /// <summary>Sets linking up, or repairs the set-up.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public ParameterCollection Prepare(string? runAs, bool skipDiscovery) => Call(
        Names.Api.PrepareLinking,
        (Names.ApiParameter.RunAs, runAs),
        (Names.ApiParameter.SkipDiscovery, skipDiscovery));

    /// <summary>Takes the steps away.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public ParameterCollection Remove(bool unlink) => Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, unlink));

    /// <summary>Lists what of others runs when links are written.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public ParameterCollection ListTriggers(string? table) => Call(Names.Api.ListTriggers, (Names.ApiParameter.Table, table));

    private ParameterCollection Call(string api, params (string Name, object? Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters.Where(parameter => parameter.Value is not null))
        {
            request[name] = value;
        }

        try
        {
            return service.Execute(request).Results;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode == Aborted)
        {
            throw new InputException(api, null, "The product refuses this", fault.Message.TrimEnd('.'));
        }
    }
}
