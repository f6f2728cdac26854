using System.Collections.Generic;

namespace Linking.Plugins.Issues;

/// <summary>A page of open issues, and where the next one begins.</summary>
/// <param name="Issues">The issues.</param>
/// <param name="NextCursor">Page number and cookie of the next page; empty after the last.</param>
internal sealed record IssuePage(IReadOnlyList<RecordedIssue> Issues, string NextCursor);
