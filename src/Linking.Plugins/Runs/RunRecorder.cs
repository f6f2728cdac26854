using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs;

/// <summary>Records what an execution of the event path did. An execution that changed and rejected nothing leaves no record.</summary>
internal sealed class RunRecorder(ExecutionScope scope)
{
    /// <summary>The task's name, as administrators know it.</summary>
    internal const string TaskName = "CustomerId Backstamping Hydration";

    /// <summary>Records the counts of an execution, and the old links of the rows that it relinked or unlinked.</summary>
    internal void Record(TableCounts counts, string relinks, bool hasIssues)
    {
        var row = NewRow(hasIssues ? RunStatus.CompletedWithIssues : RunStatus.Successful);
        row[Names.Run.Examined] = (int)counts.Examined;
        row[Names.Run.Linked] = (int)counts.Get(Change.Linked);
        row[Names.Run.Relinked] = (int)counts.Get(Change.Relinked);
        row[Names.Run.Unlinked] = (int)counts.Get(Change.Unlinked);
        row[Names.Run.Unchanged] = (int)counts.Get(Change.Unchanged);
        row[Names.Run.Issues] = (int)counts.Get(Change.Issue);
        row[Names.Run.Tables] = counts.ToString();
        row[Names.Run.Relinks] = relinks.Length == 0 ? null : relinks;
        scope.Service.Create(row);
    }

    /// <summary>Records that the environment cannot be linked, unless the latest record says the same.</summary>
    internal void RecordSkip(IReadOnlyList<UnmetRequirement> unmet)
    {
        var detail = UnmetText.SkippedSentence + "\n" + UnmetText.ToSentences(unmet);
        if (LatestSaysSkipped(detail))
        {
            return;
        }

        var row = NewRow(RunStatus.Skipped);
        row[Names.Run.Detail] = detail;
        row[Names.Run.Tables] = UnmetText.ToJson(unmet);
        scope.Service.Create(row);
    }

    private bool LatestSaysSkipped(string detail)
    {
        var query = new QueryExpression(Names.Run.Table)
        {
            ColumnSet = new ColumnSet(Names.Run.Status, Names.Run.Detail),
            TopCount = 1,
            NoLock = true,
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Incremental));
        query.AddOrder(Names.Run.StartedOn, OrderType.Descending);
        var latest = scope.Service.RetrieveMultiple(query).Entities.FirstOrDefault();
        return latest?.GetAttributeValue<OptionSetValue>(Names.Run.Status)?.Value == (int)RunStatus.Skipped
            && latest.GetAttributeValue<string>(Names.Run.Detail) == detail;
    }

    private Entity NewRow(RunStatus status)
    {
        var started = scope.StartedOn.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = $"{TaskName} {started}",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Incremental),
            [Names.Run.Status] = new OptionSetValue((int)status),
            [Names.Run.StartedOn] = scope.StartedOn,
            [Names.Run.EndedOn] = scope.UtcNow(),
        };
    }
}
