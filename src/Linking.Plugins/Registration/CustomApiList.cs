using System.Collections.Generic;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Registration;

/// <summary>The one list of custom APIs: set-up registers it, the embedded Dataverse runs it, the solution and the documentation follow it.</summary>
internal static class CustomApiList
{
    /// <summary>All custom APIs.</summary>
    internal static readonly IReadOnlyList<CustomApiRegistration> All =
    [
        new(
            Names.Api.StartRun,
            Names.EntryType.StartRun,
            "Start Linking Run",
            "Requests a run that links source rows to customer profiles, previews that, repairs, or clears the links of tables.",
            Names.Privilege.CreateRun)
        {
            AllowedStepType = CustomApiStepType.AsyncOnly,
            Request =
            [
                new(Names.ApiParameter.Mode, CustomApiType.String, "Full, Preview, Repair or Unlink."),
                new(Names.ApiParameter.Tables, CustomApiType.String, "Logical names of the tables, separated by commas. Left out: all source tables.",
                    IsOptional: true),
                new(Names.ApiParameter.RowId, CustomApiType.String, "Id of the one row to run on; needs exactly one table.", IsOptional: true),
            ],
            Response =
            [
                new(Names.ApiParameter.RunId, CustomApiType.Guid, "Id of the run."),
                new(Names.ApiParameter.RunName, CustomApiType.String, "Name of the run."),
            ],
        },
        new(
            Names.Api.ProcessNext,
            Names.EntryType.ProcessNext,
            "Process Next Linking Batches",
            "Takes runs on: those that wait and whose time has come, batches that wait or lost their worker, runs that were never started or not finished.",
            Names.Privilege.CreateRun)
        {
            Request =
            [
                new(Names.ApiParameter.RunId, CustomApiType.Guid, "Id of the run. Left out: every run that is not over.", IsOptional: true),
                new(Names.ApiParameter.MaxSeconds, CustomApiType.Integer, "How long the call may take; 90 when left out.", IsOptional: true),
            ],
            Response =
            [
                new(Names.ApiParameter.More, CustomApiType.Boolean,
                    "Whether something is queued, processing or settling still, so that another call is due later."),
                new(Names.ApiParameter.ContinueOn, CustomApiType.DateTime,
                    "When another call is due (UTC), where all that is left waits for a moment; empty otherwise."),
                new(Names.ApiParameter.Examined, CustomApiType.Integer, "Rows examined so far."),
                new(Names.ApiParameter.Changed, CustomApiType.Integer, "Rows linked, relinked or unlinked so far."),
                new(Names.ApiParameter.Issues, CustomApiType.Integer, "Rows that could not be linked so far."),
            ],
        },
        new(
            Names.Api.ControlRun,
            Names.EntryType.ControlRun,
            "Control Linking Run",
            "Pauses, resumes or cancels a run, or approves the unlinks of a run that the guard stopped.",
            Names.Privilege.CreateRun)
        {
            AllowedStepType = CustomApiStepType.AsyncOnly,
            Request =
            [
                new(Names.ApiParameter.RunId, CustomApiType.Guid, "Id of the run."),
                new(Names.ApiParameter.Action, CustomApiType.String, "pause, resume, cancel or approve."),
            ],
            Response = [new(Names.ApiParameter.Status, CustomApiType.String, "Status of the run afterwards.")],
        },
        new(
            Names.Api.DiscoverSourceTables,
            Names.EntryType.DiscoverSourceTables,
            "Discover Source Tables",
            "Finds the data sources and tables that keys name and proposes a source table for each that has none yet.",
            Names.Privilege.WriteSourceTable)
        {
            Response =
            [
                new(Names.ApiParameter.Found, CustomApiType.Integer, "Data sources and tables found."),
                new(Names.ApiParameter.Added, CustomApiType.Integer, "Source tables added."),
                new(Names.ApiParameter.Detail, CustomApiType.String, "What was found, as JSON."),
            ],
        },
        new(
            Names.Api.ExplainLink,
            Names.EntryType.ExplainLink,
            "Explain Link",
            "Says of one row which keys claim it, how it is linked, which requirements are met, and what linking would do and why. Writes nothing.",
            Names.Privilege.ReadIssue)
        {
            Request =
            [
                new(Names.ApiParameter.Table, CustomApiType.String, "Logical name of the table."),
                new(Names.ApiParameter.RowId, CustomApiType.String, "Id of the row."),
            ],
            Response =
            [
                new(Names.ApiParameter.Explanation, CustomApiType.String, "Everything that was found, as JSON."),
                new(Names.ApiParameter.Summary, CustomApiType.String, "The same in some sentences."),
            ],
        },
        new(
            Names.Api.GetStatus,
            Names.EntryType.GetStatus,
            "Get Linking Status",
            "Says how the task stands: a verdict, the runs that are not over, what unifications and runs did, source tables with coverage, "
                + "and open issues by kind.",
            Names.Privilege.ReadRun)
        {
            IsFunction = true,
            Request =
            [
                new(
                    Names.ApiParameter.Moving,
                    CustomApiType.Boolean,
                    "Whether only what moves is wanted: the verdict and the runs that are not over.",
                    IsOptional: true),
            ],
            Response = [new(Names.ApiParameter.Status, CustomApiType.String, "How the task stands, as JSON.")],
        },
        .. SetupApiList.All,
        new(
            Names.RunStateChanged.Api,
            null,
            "Linking Run State Changed",
            "Raised when a run ends in a way that somebody should look at, and when all is well again. Does nothing itself.",
            Names.Privilege.CreateRun)
        {
            AllowedStepType = CustomApiStepType.AsyncOnly,
            Request =
            [
                new(Names.RunStateChanged.RunId, CustomApiType.Guid, "Id of the run."),
                new(Names.RunStateChanged.Name, CustomApiType.String, "Name of the run."),
                new(Names.RunStateChanged.Status, CustomApiType.String, "How the run ended."),
                new(Names.RunStateChanged.Detail, CustomApiType.String, "What the run says of it.", IsOptional: true),
                new(Names.RunStateChanged.IsRecovery, CustomApiType.Boolean, "Whether the run ended well after one that did not."),
            ],
        },
    ];
}
