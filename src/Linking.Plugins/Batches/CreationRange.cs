using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Batches;

/// <summary>
/// A part of the rows of a table by the moment of their creation, which never changes: from (included) to (left out), either end open
/// when null. Why not by the id: no document says that the platform compares ids, or how.
/// </summary>
internal sealed record CreationRange(DateTime? From, DateTime? To)
{
    /// <summary>The platform keeps moments to the second; so short, the cuts of the most parts have room in a batch's column.</summary>
    private const string KeptForm = "yyyyMMddHHmmss";

    /// <summary>All rows.</summary>
    internal static readonly CreationRange All = new(null, null);

    /// <summary>Reads the range of a batch.</summary>
    internal static CreationRange Parse(string from, string to) => new(ParseMoment(from), ParseMoment(to));

    /// <summary>Finds the moments that cut a sample into parts of equal size, in the kept form; rows created in one moment stay together.</summary>
    /// <param name="sample">When sampled rows were created, sorted.</param>
    /// <param name="parts">How many parts are wanted at most.</param>
    internal static IReadOnlyList<string> CutsOf(IReadOnlyList<DateTime> sample, int parts)
    {
        var most = Math.Min(parts, sample.Count);
        return Enumerable.Range(1, Math.Max(0, most - 1))
            .Select(index => Write(sample[index * sample.Count / most]))
            .Where(cut => cut != Write(sample[0]))
            .Distinct()
            .ToList();
    }

    /// <summary>Restricts a query to the rows of the range.</summary>
    internal void Restrict(QueryExpression query)
    {
        if (From is { } from)
        {
            query.Criteria.AddCondition(new ConditionExpression(Names.CreatedOn, ConditionOperator.GreaterEqual, from));
        }

        if (To is { } to)
        {
            query.Criteria.AddCondition(new ConditionExpression(Names.CreatedOn, ConditionOperator.LessThan, to));
        }
    }

    private static string Write(DateTime moment) => moment.ToString(KeptForm, CultureInfo.InvariantCulture);

    private static DateTime? ParseMoment(string text)
    {
        return text.Length == 0
            ? null : DateTime.ParseExact(text, KeptForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }
}
