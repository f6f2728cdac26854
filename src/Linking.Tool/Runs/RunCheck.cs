using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Tool.Input;
using Linking.Tool.Simulation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>Looks whether what an administrator asks for can be run; writes nothing.</summary>
internal sealed class RunCheck(IOrganizationService service)
{
    /// <summary>Looks whether a run can be asked for.</summary>
    /// <exception cref="InputException">A table is no source table, or the row is not there.</exception>
    public void Require(RunRequest request)
    {
        var known = new SourceTableStore(service, () => DateTime.UtcNow).Read().Select(table => table.LogicalName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var table in request.Tables.Where(table => !known.Contains(table)))
        {
            throw new InputException("--table", null, $"'{table}' is no source table of this organisation", known.Count == 0 ? "It has none yet" : $"Name one of: {string.Join(", ", known)}");
        }

        if (request.RowId is { } id)
        {
            RequireRow(request.Tables[0], id);
        }
    }

    /// <summary>Finds a run that the guard has stopped.</summary>
    /// <param name="idOrName">Its id or name.</param>
    /// <exception cref="InputException">There is no such run, or the guard has not stopped it.</exception>
    public Guid FindStopped(string idOrName)
    {
        var run = new RunArchive(service).Find(idOrName);
        var status = service.Retrieve(Names.Run.Table, run, new ColumnSet(Names.Run.Status)).GetAttributeValue<OptionSetValue>(Names.Run.Status);
        return status.Value == (int)RunStatus.StoppedByGuard
            ? run
            : throw new InputException("--approve", null, $"The run {run:D} is not stopped by the guard: it is {RunStatusText.Of((RunStatus)status.Value)}", "Look for one that is with 'linking status'");
    }

    private void RequireRow(string table, Guid id)
    {
        if (new OrganizationCatalog(service).Find(table) is not { } shape)
        {
            return;
        }

        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(shape.PrimaryId, ConditionOperator.Equal, id);
        if (service.RetrieveMultiple(query).Entities.Count == 0)
        {
            throw new InputException("--row", null, $"There is no {table} {id:D}", "Name the id of a row of that table");
        }
    }
}
