using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Schema;

/// <summary>A lookup column by its name and the tables that it may point to.</summary>
/// <param name="LogicalName">The column.</param>
/// <param name="Targets">Logical names of the tables; empty when the column is no lookup.</param>
internal sealed record LookupColumn(string LogicalName, IReadOnlyList<string> Targets)
{
    /// <summary>Whether the column can hold a link to a customer profile.</summary>
    internal bool PointsToProfile => Targets.Contains(Names.CustomerProfile.Table, StringComparer.Ordinal);
}
