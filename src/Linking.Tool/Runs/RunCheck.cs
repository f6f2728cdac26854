using Linking.Client;
using Linking.Plugins.RunRecords;
using Linking.Tool.Environments;
using Linking.Tool.Input;

namespace Linking.Tool.Runs;

/// <summary>Looks whether what an administrator asks for can be run; writes nothing.</summary>
internal sealed class RunCheck(DataverseService service)
{
    /// <summary>Looks whether a run can be asked for.</summary>
    /// <exception cref="InputException">A table is no source table, or the row is not there.</exception>
    public void Require(RunRequest request)
    {
        var known = new SourceTableList(service).Read().Select(table => table.LogicalName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToList();
        foreach (var table in request.Tables.Where(table => !known.Contains(table)))
        {
            throw new InputException("--table", null, $"'{table}' is no source table of this organisation", known.Count == 0 ? "It has none yet"
                : $"Name one of: {string.Join(", ", known)}");
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
        var status = new RunArchive(service).StateOf(run);
        return status == RunStatus.StoppedByGuard
            ? run
            : throw new InputException("--approve", null, $"The run {run:D} is not stopped by the guard: it is {RunStatusText.Of(status)}",
                "Look for one that is with 'linking status'");
    }

    private void RequireRow(string table, Guid id)
    {
        if (service.Find(table) is { } address && service.First(new RowQuery(table, address.PrimaryId) { Filter = $"{address.PrimaryId} eq {id:D}" }) is null)
        {
            throw new InputException("--row", null, $"There is no {table} {id:D}", "Name the id of a row of that table");
        }
    }
}
