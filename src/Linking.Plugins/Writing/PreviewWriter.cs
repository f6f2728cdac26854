using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Writing;

/// <summary>Refuses to write: reports every planned row as it would end.</summary>
internal sealed class PreviewWriter : ILinkWriter
{
    public IEnumerable<WriteResult> Write(TableShape table, IReadOnlyList<PlannedRow> rows, Func<bool> stop)
    {
        return rows.Select(row => new WriteResult(row, stop() ? WriteOutcome.Left : WriteOutcome.Written));
    }
}
