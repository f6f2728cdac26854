using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.RunRecords;

/// <summary>Records that an environment is skipped: once for each change of the reasons.</summary>
internal sealed class SkipRecorder(ExecutionScope scope)
{
    /// <summary>The task's name, as administrators know it.</summary>
    internal const string TaskName = "CustomerId Backstamping Hydration";

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
