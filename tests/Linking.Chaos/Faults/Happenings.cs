using Linking.Chaos.Histories;
using Linking.Chaos.Reference;
using Linking.Tool.Generate;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Faults;

/// <summary>What others do between a read and a write of a job, and calls that take long.</summary>
internal sealed class Happenings(Stage stage)
{
    /// <summary>Makes a rule.</summary>
    public FaultRule Make(FaultKind kind, SeededRandom random) => kind switch
    {
        FaultKind.ClockAtLimit => Meanwhile(random, null, null, _ => stage.Faults.Delay(TimeSpan.FromSeconds(random.Pick([60, 89, 100, 125])))),
        FaultKind.RowChangedBetween => OnUpdate(random, row => Update(row, "firstname", "John")),
        FaultKind.RowReassignedBetween => OnUpdate(random, row => Update(row, "ownerid", new EntityReference("systemuser", stage.Organization.SystemUserId))),
        FaultKind.RowDeletedBetween => OnUpdate(random, Delete),
        FaultKind.KeyReturnsBetween => ReturnKey(random),
        FaultKind.KeyMovedBetween => OnUpdate(random, _ => ChangeKeys(random)),
        FaultKind.LookupDeleted => Meanwhile(random, random.Pick(["RetrieveMultiple", "Update"]), random.Pick(["contact", "contact", "lead"]), DeleteLookup),
        FaultKind.SettingsChanged => Meanwhile(random, null, null, _ => ChangeSetting(random)),
        FaultKind.SourceWithdrawn => Meanwhile(random, null, null, _ => ChangeSource(random)),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private FaultRule OnUpdate(SeededRandom random, Action<RowRef> action)
    {
        return Meanwhile(random, "Update", random.Pick(["contact", "contact", "lead"]), request =>
        {
            if (request is UpdateRequest { Target: { } target } && stage.Content.Rows.Contains(new RowRef(target.LogicalName, target.Id)))
            {
                action(new RowRef(target.LogicalName, target.Id));
            }
        });
    }

    private static FaultRule Meanwhile(SeededRandom random, string? message, string? table, Action<OrganizationRequest> action) => new()
    {
        Message = message,
        Table = table,
        OfJobs = true,
        Probability = message is null ? 0.05 : 0.5,
        Times = 1 + random.Next(3),
        Meanwhile = action,
    };

    private void Update(RowRef row, string column, object value)
    {
        stage.Administrator.Update(new Entity(row.Table, row.Id) { [column] = value });
    }

    private void Delete(RowRef row)
    {
        stage.DeleteRow(row);
    }

    private void ChangeKeys(SeededRandom random)
    {
        if (stage.IsRefreshing)
        {
            return;
        }

        var wanted = stage.Content.Copy();
        _ = new Unifier(random, wanted, stage.Settings.MixesForms).Change();
        _ = new ContentSender(stage, random).Send(wanted);
    }

    // What a second look of a run may be about to clear.
    private FaultRule ReturnKey(SeededRandom random) => new()
    {
        Message = "RetrieveMultiple",
        Table = random.Pick([Names.AlternateKey.Table, Names.AlternateKey.Table, "contact", "lead"]),
        OfJobs = true,
        When = _ => !stage.IsRefreshing && stage.Content.Profiles.Count > 0 && Orphans().Count > 0,
        Probability = random.Pick([0.1, 0.5]),
        Times = 1,
        Meanwhile = request =>
        {
            var wanted = stage.Content.Copy();
            new ContentDraw(random, wanted, stage.Settings.MixesForms).AddKey(random.Pick(Orphans()));
            _ = new ContentSender(stage, random).Send(wanted);
        },
    };

    private List<RowRef> Orphans()
    {
        var rules = stage.Course.Now.Rules;
        var candidates = stage.Content.Rows.Where(row => rules.Eventually(row) is null).ToHashSet();
        return candidates.Count == 0
            ? []
            : [.. stage.Links().Values.Where(link => link.Link is not null && candidates.Contains(link.Row)).Select(link => link.Row)];
    }

    private void DeleteLookup(OrganizationRequest request)
    {
        var table = request switch
        {
            UpdateRequest update => update.Target.LogicalName,
            RetrieveMultipleRequest { Query: QueryExpression query } => query.EntityName,
            _ => "contact",
        };
        var definition = new RetrieveEntityRequest { LogicalName = table, EntityFilters = EntityFilters.Attributes };
        var columns = (RetrieveEntityResponse)stage.Administrator.Execute(definition);
        if (columns.EntityMetadata.Attributes.Any(column => column.LogicalName == Names.SourceRow.Lookup))
        {
            var lookup = Names.SourceRow.Lookup;
            _ = stage.Administrator.Execute(new OrganizationRequest("DeleteAttribute") { ["EntityLogicalName"] = table, ["LogicalName"] = lookup });
            stage.Content.Rows.FindAll(row => row.Table == table).ForEach(stage.Course.Disturb);
        }
    }

    private void ChangeSetting(SeededRandom random)
    {
        var (name, values) = random.Pick<(string, string[])>(
        [
            (Names.EnvironmentVariable.TimeBudgetSeconds, ["5", "30", "110"]),
            (Names.EnvironmentVariable.UseUpdateMultiple, ["yes", "no"]),
            (Names.EnvironmentVariable.GuardSmallest, ["0", "1", "500"]),
            (Names.EnvironmentVariable.AutomaticRuns, ["yes", "no"]),
        ]);
        stage.Set(name, random.Pick(values));
    }

    private void ChangeSource(SeededRandom random)
    {
        var source = random.Pick(stage.Content.Sources);
        if (!source.Declared || stage.Content.Sources.Count(other => other.Declared) > 1)
        {
            stage.Declare(source with { Declared = !source.Declared });
        }
    }
}
