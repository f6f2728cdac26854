using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>The id of a row about a customer: its own column, or derived from the table, the customer, and the segment provider where there is one.</summary>
internal sealed class InsightIdentity(string table, TableRows rows) : IRowIdentity
{
    private readonly GivenIdentity? given = GivenIdentity.Find(rows, $"{table}id");
    private readonly int customerId = rows.IndexOf(Names.CustomerProfile.CustomerId);
    private readonly int provider = rows.IndexOf(InsightNames.SegmentProvider);

    public Guid? Of(TableRows row, out string problem, out string remedy)
    {
        var customer = row[customerId];
        if (string.IsNullOrWhiteSpace(customer))
        {
            problem = $"'{Names.CustomerProfile.CustomerId}' is empty";
            remedy = "Write the CustomerId of the customer, or remove the row";
            return null;
        }

        problem = remedy = "";
        return given is null ? DerivedId.OfKey($"{table}|{customer}|{(provider < 0 ? "" : row[provider])}") : given.Of(row, out problem, out remedy);
    }
}
