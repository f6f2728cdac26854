using Linking.Plugins.Facts;
using Linking.Plugins.Issues;
using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Facts;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Linking;

/// <summary>Rounds over contacts and leads in memory.</summary>
internal sealed class RoundSample
{
    public UnifiedData Data { get; } = new();

    public MemoryService Service => Data.Service;

    public SourceTables Tables { get; set; } = null!;

    /// <summary>So many writes are allowed before the time is over.</summary>
    public int WritesAllowed { get; set; } = int.MaxValue;

    public Round NewRound(bool isPreview = false, bool isInTransaction = false)
    {
        Tables ??= Data.Tables();
        return new Round(ExecutionSample.Scope(Service, isInTransaction: isInTransaction), Tables, isPreview, () => WritesAllowed-- <= 0);
    }

    /// <summary>A round over some profiles, as of an event.</summary>
    public RoundResult AtProfiles(params int[] customers)
    {
        var round = NewRound();
        var facts = round.NewFacts();
        facts.AtProfiles(customers.Select(customer => UnifiedData.ProfileId(customer)));
        return round.Execute(facts, _ => Look.AtOnce, _ => RowPart.Own);
    }

    /// <summary>A round over single contacts.</summary>
    public RoundResult AtRows(Look look, params int[] rows) => AtRows(look, closes: false, rows);

    public RoundResult AtRows(Look look, bool closes, params int[] rows)
    {
        var round = NewRound();
        return Execute(round, FactsAt(round, rows), look, closes);
    }

    public static RoundResult Execute(Round round, FactCollector facts, Look look, bool closes = false) =>
        round.Execute(facts, _ => look, _ => RowPart.Own, closes);

    public static FactCollector FactsAt(Round round, params int[] rows)
    {
        var facts = round.NewFacts();
        facts.AtRows(rows.Select(UnifiedData.Contact));
        return facts;
    }

    /// <summary>Puts an open issue of a contact there.</summary>
    public void Open(int row, IssueCode code, bool isOpen = true, string message = "m")
    {
        Service.Put(new Entity(Names.Issue.Table, IssueSubject.OfRow(UnifiedData.Contact(row)))
        {
            [Names.Issue.Code] = code.ToString(),
            [Names.Issue.LogicalName] = "contact",
            [Names.Issue.RowId] = UnifiedData.RowId(row).ToString("D"),
            [Names.Issue.Message] = message,
            [Names.Issue.Attempts] = 1,
            [Names.State.Code] = new OptionSetValue(isOpen ? 0 : 1),
        });
    }

    /// <summary>The codes of the issues that are open.</summary>
    public List<string> OpenCodes() => [.. Service.All(Names.Issue.Table)
        .Where(issue => issue.GetAttributeValue<OptionSetValue>(Names.State.Code).Value == 0)
        .Select(issue => issue.GetAttributeValue<string>(Names.Issue.Code))
        .Order(StringComparer.Ordinal)];

    /// <summary>How the rows ended: number, change and what they are linked to, in the order of rows.</summary>
    public static List<string> Ends(RoundResult result) =>
        [.. result.Rows.OrderBy(row => row.Row.Row).Select(row => $"{BitConverter.ToInt32(row.Row.Row.Id.ToByteArray(), 0) & 0xffff} {row.Row.Change}")];
}
