using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;

namespace Linking.Plugins.CustomApis;

/// <summary>Writes an explanation: as JSON for programs, as some sentences for people.</summary>
internal static class ExplanationText
{
    internal static string ToJson(Explanation explanation) => JsonText.Of(json =>
    {
        json.Add("table", explanation.Row.Table);
        json.Add("rowId", explanation.Row.Id);
        json.Add("exists", explanation.Exists);
        json.AddObject("link", link =>
        {
            link.Add("profileId", explanation.LinkedTo);
            link.Add("profileExists", explanation.LinkedProfileExists);
        });
        AddRequirements(json, "environment", RequirementList.CodesOfEnvironment, explanation.UnmetByEnvironment);
        json.AddArray("sourceTables", explanation.SourceTables, (item, state) =>
        {
            item.Add("dataSource", state.Pair.DataSource);
            item.Add("entityName", state.Pair.EntityName);
            item.Add("linked", state.IsLinkable);
            AddRequirements(item, "requirements", RequirementList.CodesOfTable, state.Unmet);
        });
        json.AddArray("keys", explanation.Keys, (item, key) =>
        {
            item.Add("source", key.Source.ToString());
            item.Add("place", key.Place);
            item.Add("dataSource", key.Key.Pair.DataSource);
            item.Add("entityName", key.Key.Pair.EntityName);
            item.Add("key", key.Key.Value);
            item.Add("customerId", key.CustomerId.Text);
            item.Add("profileId", key.ProfileId);
        });
        json.AddObject("issue", issue =>
        {
            issue.Add("code", explanation.Issue?.Code);
            issue.Add("message", explanation.Issue?.Message);
        });
        json.AddObject("outcome", outcome =>
        {
            outcome.Add("code", explanation.Outcome.Code);
            outcome.Add("profileId", explanation.Outcome.To);
            outcome.Add("reason", explanation.Outcome.Reason);
            outcome.Add("remedy", explanation.Outcome.Remedy);
        });
    });

    internal static string ToSentences(Explanation explanation)
    {
        return string.Join(" ", Sentences(explanation).Where(sentence => sentence.Length > 0));
    }

    private static IEnumerable<string> Sentences(Explanation explanation)
    {
        var name = $"{explanation.Row.Table} {explanation.Row.Id:D}";
        yield return explanation switch
        {
            { Exists: false } => $"{name} does not exist in this environment.",
            { LinkedTo: null } => $"{name} exists and has no link.",
            { LinkedProfileExists: true } => $"{name} is linked to the customer profile {explanation.LinkedTo:D}.",
            _ => $"{name} is linked to the customer profile {explanation.LinkedTo:D}, which does not exist any more.",
        };
        yield return explanation.Keys.Count == 0 ? "No key that was found claims it." : $"It is claimed by {string.Join("; ", Claimants(explanation))}.";
        yield return explanation.Outcome.Reason;
        yield return explanation.Outcome.Remedy;
        yield return explanation.Issue is { } issue ? $"An issue {issue.Code} is open about it." : string.Empty;
    }

    private static IEnumerable<string> Claimants(Explanation explanation)
    {
        return explanation.Keys
            .GroupBy(key => new { key.CustomerId.Text, key.ProfileId })
            .Select(group =>
                $"customer {group.Key.Text} ({(group.Key.ProfileId is { } id ? $"profile {id:D}" : "without a profile here")}; "
                + $"{string.Join(", ", group.Select(PlaceOf).Distinct())})");
    }

    private static string PlaceOf(KeyTrace key) => key.Source switch
    {
        KeySource.AlternateKey => $"alternate key {key.Place}",
        KeySource.KeyRing => $"KeyRing of alternate key {key.Place}",
        _ => $"profile column {key.Place}",
    };

    private static void AddRequirements(JsonText json, string name, IReadOnlyList<RequirementCode> codes, IReadOnlyList<UnmetRequirement> unmet)
    {
        json.AddArray(name, codes, (item, code) =>
        {
            var one = unmet.FirstOrDefault(candidate => candidate.Code == code);
            item.Add("requirement", code.ToString());
            item.Add("met", one is null);
            if (one is not null)
            {
                item.Add("sentence", one.Sentence);
                item.Add("found", one.Found);
                item.Add("expected", one.Expected);
                item.Add("remedy", one.Remedy);
            }
        });
    }
}
