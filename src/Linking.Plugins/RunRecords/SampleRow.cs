using System;
using Linking.Plugins.Planning;

namespace Linking.Plugins.RunRecords;

/// <summary>A row shown as an example of what a run does.</summary>
internal sealed record SampleRow(RowKey Row, Change Change, Guid? From, Guid? To, string Reason);
