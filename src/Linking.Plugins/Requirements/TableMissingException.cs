using System;

namespace Linking.Plugins.Requirements;

/// <summary>A table without which nothing can be linked is not in this environment.</summary>
internal sealed class TableMissingException(string table)
    : Exception($"The table {table} is not in this environment, or its definition may not be read. Linking needs Customer Insights - Data with output to "
        + "Dataverse.");
