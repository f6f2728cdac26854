using System;
using System.Collections.Generic;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Writing;

/// <summary>Applies planned links to the rows of one table. A preview is another implementation, one that refuses to write.</summary>
internal interface ILinkWriter
{
    /// <summary>Writes the rows in their order and reports each as soon as it is done.</summary>
    /// <param name="table">The table, with its lookup.</param>
    /// <param name="rows">Rows whose link changes, sorted by id.</param>
    /// <param name="stop">Asked before each row; when true, the rest is left.</param>
    IEnumerable<WriteResult> Write(TableShape table, IReadOnlyList<PlannedRow> rows, Func<bool> stop);
}
