using System.Collections.Generic;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Registration;

/// <summary>The custom APIs of set-up and removal; part of <see cref="CustomApiList"/>.</summary>
internal static class SetupApiList
{
    internal static readonly IReadOnlyList<CustomApiRegistration> All =
    [
        new(
            Names.Api.PrepareLinking,
            Names.EntryType.PrepareLinking,
            "Prepare Linking",
            "Sets linking up, or repairs the set-up: registers the steps, proposes source tables and checks the requirements. May be called again at any time.",
            Names.Privilege.DeleteSourceTable)
        {
            Request =
            [
                new(Names.ApiParameter.RunAs, CustomApiType.String,
                    "The user as whom the steps are to run: id, application id or user name, or 'caller' for whoever makes the write. Left out: as it is.",
                    IsOptional: true),
                new(Names.ApiParameter.SkipDiscovery, CustomApiType.Boolean, "Whether source tables are left as they are.", IsOptional: true),
            ],
            Response =
            [
                new(Names.ApiParameter.Ready, CustomApiType.Boolean, "Whether linking runs by itself from now on."),
                new(Names.ApiParameter.Changed, CustomApiType.Integer, "How many steps and source tables were written; 0 when all was as it is to be."),
                new(Names.ApiParameter.Summary, CustomApiType.String, "What was done and what is missing, in some sentences."),
                new(Names.ApiParameter.Detail, CustomApiType.String, "The same as JSON."),
            ],
        },
        new(
            Names.Api.RemoveLinking,
            Names.EntryType.RemoveLinking,
            "Remove Linking",
            "Takes the steps of linking away again, and clears all links before when that is asked for. To be called again until it says that it is complete.",
            Names.Privilege.DeleteSourceTable)
        {
            Request = [new(Names.ApiParameter.Unlink, CustomApiType.Boolean, "Whether all links are cleared first, by a run.", IsOptional: true)],
            Response =
            [
                new(Names.ApiParameter.Complete, CustomApiType.Boolean, "Whether no step is left; else call again when the run has ended."),
                new(Names.ApiParameter.Removed, CustomApiType.Integer, "How many steps were removed."),
                new(Names.ApiParameter.RunId, CustomApiType.Guid, "Id of the run that clears the links; empty when there is none."),
                new(Names.ApiParameter.Summary, CustomApiType.String, "What was done and what is left, in some sentences."),
                new(Names.ApiParameter.Detail, CustomApiType.String, "The same as JSON."),
            ],
        },
        new(
            Names.Api.ListTriggers,
            Names.EntryType.ListTriggers,
            "List Triggers",
            "Lists the plug-in steps, workflows, business rules and flows of others that run when rows of the source tables are updated, and says which of "
                + "them each link fires. Writes nothing.",
            Names.Privilege.ReadIssue)
        {
            Request = [new(Names.ApiParameter.Table, CustomApiType.String, "Logical name of the table. Left out: all source tables.", IsOptional: true)],
            Response =
            [
                new(Names.ApiParameter.Triggers, CustomApiType.Integer, "How many were found."),
                new(Names.ApiParameter.FiredByLinks, CustomApiType.Integer, "How many of them fire on each link."),
                new(Names.ApiParameter.Complete, CustomApiType.Boolean, "Whether everything could be read."),
                new(Names.ApiParameter.Summary, CustomApiType.String, "What was found, in some sentences."),
                new(Names.ApiParameter.Detail, CustomApiType.String, "All of it as JSON."),
            ],
        },
    ];
}
