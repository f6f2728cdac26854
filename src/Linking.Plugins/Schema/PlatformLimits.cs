using System;

namespace Linking.Plugins.Schema;

/// <summary>Every limit of Dataverse that shapes this product, each a number in this one place.</summary>
internal static class PlatformLimits
{
    /// <summary>Rows in a page of a standard table (service limits).</summary>
    internal const int StandardPage = 5000;

    /// <summary>Rows in a page of an elastic table (elastic tables, "Query").</summary>
    internal const int ElasticPage = 500;

    /// <summary>Values in the conditions of one query (fault TooManyConditionParametersInQuery above it).</summary>
    internal const int ConditionValues = 500;

    /// <summary>A message with all its plug-ins may take two minutes (analyse plug-in performance).</summary>
    internal static readonly TimeSpan Message = TimeSpan.FromMinutes(2);

    /// <summary>An execution that gave no sign of life for longer than this has ended: the platform lets none run on.</summary>
    internal static readonly TimeSpan Takeover = TimeSpan.FromMinutes(3);

    /// <summary>What of <see cref="Message"/> this product uses by default; the rest is for the call under way and the last records.</summary>
    internal static readonly TimeSpan DefaultBudget = TimeSpan.FromSeconds(90);

    /// <summary>A request deeper than this is refused.</summary>
    internal const int Depth = 8;

    /// <summary>
    /// An execution deeper than this queues nothing more: two levels below it are for the plug-ins of others that links fire, and for theirs.
    /// </summary>
    internal const int DeepestHop = Depth - 2;

    /// <summary>So long an eventually consistent table may hide what was written; the documents name no number, and answers settle within seconds.</summary>
    internal static readonly TimeSpan Consistency = TimeSpan.FromMinutes(5);

    /// <summary>An event that is so late is taken for lost: a busy asynchronous service may take its time.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Longest text of an ordinary String column of the product's own tables.</summary>
    internal const int Text = 4000;

    /// <summary>Longest name of a row, and of other short texts, in the product's own tables.</summary>
    internal const int Name = 200;

    /// <summary>Length of an id written as text.</summary>
    internal const int IdText = 36;

    /// <summary>Longest text of the product's Memo columns.</summary>
    internal const int Memo = 1048576;

    /// <summary>Longest name of a relationship that every version accepts (RelationshipNameLengthExceedsLimit).</summary>
    internal const int RelationshipName = 100;

    /// <summary>How much of a fault's text is kept: a trace is cut to 10 KB from the oldest line.</summary>
    internal const int FaultText = 400;
}
