using System.Text.Json.Nodes;
using Linking.Client;
using Linking.Tool.Environments;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>Calls the custom APIs of the product.</summary>
internal sealed class ProductApi(DataverseService service)
{
    /// <summary>What a plug-in throws to refuse a call.</summary>
    private const int Aborted = -2147220891;

    /// <summary>Asks for a run and gives its id.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public Guid StartRun(RunRequest request) => Call(
        Names.Api.StartRun,
        (Names.ApiParameter.Mode, request.Mode.ToString()),
        (Names.ApiParameter.Tables, request.Tables.Count == 0 ? null : string.Join(",", request.Tables)),
        (Names.ApiParameter.RowId, request.RowId?.ToString("D"))).Id(Names.ApiParameter.RunId)!.Value;

    /// <summary>Lets a run that the guard stopped go on.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public void Approve(Guid run) => Control(run, "approve");

    /// <summary>Pauses, resumes, cancels or approves a run, and gives its status afterwards.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public string Control(Guid run, string action) =>
        Call(Names.Api.ControlRun, (Names.ApiParameter.RunId, run.ToString("D")), (Names.ApiParameter.Action, action)).Text(Names.ApiParameter.Status);

    /// <summary>Takes on what of a run, or of any, waits: whether something is left for another call, and when that is due where it has to wait.</summary>
    public (bool More, DateTime? ContinueOn) ProcessNext(Guid? run)
    {
        var answer = Call(Names.Api.ProcessNext, (Names.ApiParameter.RunId, run?.ToString("D")));
        return (answer.Flag(Names.ApiParameter.More), answer.Time(Names.ApiParameter.ContinueOn));
    }

    /// <summary>Explains how a row is linked and why: some sentences, and everything as JSON.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public (string Summary, string Explanation) Explain(string table, string row)
    {
        var answer = Call(Names.Api.ExplainLink, (Names.ApiParameter.Table, table), (Names.ApiParameter.RowId, row));
        return (answer.Text(Names.ApiParameter.Summary), answer.Text(Names.ApiParameter.Explanation));
    }

    /// <summary>Proposes a source table for whatever the keys name: how many were found and added, and which, as JSON.</summary>
    public (int Found, int Added, string Detail) Discover()
    {
        var answer = Call(Names.Api.DiscoverSourceTables);
        return (answer.Number(Names.ApiParameter.Found), answer.Number(Names.ApiParameter.Added), answer.Text(Names.ApiParameter.Detail));
    }

    /// <summary>Sets linking up, or repairs the set-up.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public DataverseRow Prepare(string? runAs, bool skipDiscovery) => Call(
        Names.Api.PrepareLinking,
        (Names.ApiParameter.RunAs, runAs),
        (Names.ApiParameter.SkipDiscovery, skipDiscovery));

    /// <summary>Takes the steps away.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public DataverseRow Remove(bool unlink) => Call(Names.Api.RemoveLinking, (Names.ApiParameter.Unlink, unlink));

    /// <summary>Lists what of others runs when links are written.</summary>
    /// <exception cref="InputException">It is refused.</exception>
    public DataverseRow ListTriggers(string? table) => Call(Names.Api.ListTriggers, (Names.ApiParameter.Table, table));

    private DataverseRow Call(string api, params (string Name, JsonNode? Value)[] parameters)
    {
        var body = new JsonObject();
        foreach (var (name, value) in parameters.Where(parameter => parameter.Value is not null))
        {
            body[name] = value;
        }

        try
        {
            return service.Call(api, body);
        }
        catch (DataverseException refusal) when (refusal.Code == Aborted)
        {
            throw new InputException(api, null, "The product refuses this", refusal.PlatformMessage.TrimEnd('.'));
        }
    }
}
