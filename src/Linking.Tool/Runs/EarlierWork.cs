using System.Globalization;
using Linking.Client;
using Linking.Plugins.RunRecords;
using Linking.Tool.Environments;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>What an earlier command left when it was stopped: runs that have not ended, and events whose jobs have not run.</summary>
internal sealed class EarlierWork(DataverseService service, string file = "")
{
    private const string JobState = "statecode";
    private const string JobTable = "primaryentitytype";
    private const int Completed = 3;

    private readonly string name = Path.GetFileName(file);
    private readonly RunArchive archive = new(service);

    /// <summary>Refuses a command that promises to write no row: whatever the earlier one left would write some.</summary>
    /// <exception cref="InputException">Something is left.</exception>
    public void RequireNone()
    {
        List<InputError> errors =
        [
            .. archive.UnderWay().Where(run => run.Mode != nameof(RunMode.Preview)).Select(run => new InputError(
                name,
                null,
                $"The run '{run.Name}' of an earlier command has not ended: it is {run.Status}, and a preview writes no row, so it does not go on with it",
                $"Go on with it by 'linking run', or cancel it by 'linking cancel {run.Id:D}'")),
        ];
        var events = Events();
        if (events > 0)
        {
            errors.Add(new InputError(
                name,
                null,
                string.Create(CultureInfo.InvariantCulture,
                    $"{events:N0} {(events == 1 ? "event" : "events")} of an earlier command, which was stopped, would write links first, and a preview "
                    + $"writes no row"),
                "Give that command again, or let 'linking run' go on with it"));
        }

        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }

    /// <summary>Says which runs have not ended, and how to go on with each.</summary>
    public IReadOnlyList<string> Notes() =>
    [
        .. archive.UnderWay().Select(run =>
            $"The run '{run.Name}' has not ended: it is {run.Status}. Go on with it by 'linking run', or cancel it by 'linking cancel {run.Id:D}'."),
        .. archive.WithStatus(RunStatus.Paused).Select(run =>
            $"The run '{run.Name}' is Paused. Go on with it by 'linking resume {run.Id:D}', or cancel it by 'linking cancel {run.Id:D}'."),
    ];

    private int Events()
    {
        var table = $"({JobTable} eq {RowQuery.Quoted(Names.CustomerProfile.Table)} or {JobTable} eq {RowQuery.Quoted(Names.AlternateKey.Table)})";
        var query = new RowQuery("asyncoperation", "asyncoperationid")
        {
            Filter = string.Create(CultureInfo.InvariantCulture, $"{JobState} ne {Completed} and {table}"),
        };
        return service.Read(query).Count;
    }
}
