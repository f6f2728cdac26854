using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Batches;

/// <summary>
/// A part of all customers by the text of their CustomerId: from (included) to (left out), either end open when empty. Every text,
/// whatever its form and case, lies in exactly one of the ranges that the whole is cut into.
/// </summary>
internal sealed record CustomerRange(string From, string To)
{
    /// <summary>Marks, in the kept form of an end, a customer who is the last of the range.</summary>
    private const string Included = "\u2264";

    /// <summary>All customers.</summary>
    internal static readonly CustomerRange All = new(string.Empty, string.Empty);

    /// <summary>Reads the range of a batch.</summary>
    internal static CustomerRange Of(Batch batch) => new(batch.From, batch.To);

    /// <summary>The end of a range whose last customer this is.</summary>
    internal static string EndWith(string customerId) => Included + customerId;

    /// <summary>
    /// Cuts what is left behind a cursor into parts of equal width by hexadecimal digits; gives the one part when it cannot be cut.
    /// </summary>
    /// <param name="cursor">The last customer done.</param>
    /// <param name="parts">How many parts are wanted at most.</param>
    internal IReadOnlyList<CustomerRange> CutBehind(string cursor, int parts)
    {
        var start = HexPosition.Of(cursor.Length > 0 ? cursor : From);
        var end = To.Length == 0 ? HexPosition.End : HexPosition.Of(To);
        var width = (end - start) / Math.Max(1, parts);
        if (parts < 2 || width < 2)
        {
            return [this];
        }

        var cuts = Enumerable.Range(1, parts - 1).Select(index => HexPosition.Text(start + (index * width))).ToList();
        var ends = cuts.Concat([To]).ToList();
        return ends.Select((to, index) => new CustomerRange(index == 0 ? From : cuts[index - 1], to)).ToList();
    }

    /// <summary>
    /// The end of a block behind a customer. A GUID is written with and without dashes, here as keys write it and there as the profile
    /// does: both forms begin with the same eight digits, so a block ends behind all that do. Every order of texts has z behind a dash
    /// and behind every digit.
    /// </summary>
    internal static string EndBehind(string customerId)
    {
        return GuidText.TryParse(customerId, out _) ? customerId.Substring(0, HexPosition.Digits) + "z" : customerId;
    }

    /// <summary>
    /// Whether two customers who follow one another belong in one block: the same one, perhaps in its other form, or two that begin with
    /// the same eight digits, of whom at least one is a GUID.
    /// </summary>
    internal static bool IsTogether(string one, string other)
    {
        var endOfOne = EndBehind(one);
        var endOfOther = EndBehind(other);
        return string.Equals(endOfOne, endOfOther, StringComparison.OrdinalIgnoreCase)
            || ((endOfOne != one || endOfOther != other) && string.Compare(one, 0, other, 0, HexPosition.Digits, StringComparison.OrdinalIgnoreCase) == 0);
    }

    /// <summary>How much of the range lies before the cursor, from 0 to 1.</summary>
    internal double ShareDone(string cursor)
    {
        double start = HexPosition.Of(From);
        double end = To.Length == 0 ? HexPosition.End : HexPosition.Of(To);
        return cursor.Length == 0 || end <= start ? 0 : Math.Min(1, Math.Max(0, (HexPosition.Of(cursor) - start) / (end - start)));
    }

    /// <summary>Restricts a query to the customers behind the cursor.</summary>
    internal void Restrict(QueryExpression query, string column, string cursor)
    {
        query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.NotNull));
        if (cursor.Length > 0)
        {
            query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.GreaterThan, cursor));
        }
        else if (From.Length > 0)
        {
            query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.GreaterEqual, From));
        }

        if (To.StartsWith(Included, StringComparison.Ordinal))
        {
            query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.LessEqual, To.Substring(Included.Length)));
        }
        else if (To.Length > 0)
        {
            query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.LessThan, To));
        }

        query.AddOrder(column, OrderType.Ascending);
    }
}
