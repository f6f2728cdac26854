using System.Globalization;

namespace EmbeddedDataverse.Tests.Fetch;

/// <summary>A test of FetchXML on the accounts of Microsoft's own example.</summary>
public abstract class FetchTest : IDisposable
{
    private static readonly (string Name, int? Employees, string? City, string CreatedOn)[] Accounts =
    [
        ("Example Account", null, null, "2023-08-27"),
        ("Contoso Pharmaceuticals", 1500, "Redmond", "2023-03-25"),
        ("Fabrikam", 2700, "Lynnwood", "2023-03-25"),
        ("Blue Yonder Airlines", 2900, "Los Angeles", "2023-03-25"),
        ("City Power", 2900, "Redmond", "2023-03-25"),
        ("Coho Winery", 3900, "Phoenix", "2023-03-25"),
        ("Adventure Works", 4300, "Santa Cruz", "2023-03-25"),
        ("Alpine Ski House", 4800, "Missoula", "2023-03-25"),
        ("Litware", 6000, "Dallas", "2023-03-25"),
        ("A. Datum", 6200, "Redmond", "2023-03-25"),
    ];

    private protected FetchTest()
    {
        foreach (var (name, employees, city, createdOn) in Accounts)
        {
            _ = Organization.System.Create(new Entity("account")
            {
                ["name"] = name,
                ["numberofemployees"] = employees,
                ["address1_city"] = city,
                ["overriddencreatedon"] = DateTime.SpecifyKind(DateTime.Parse(createdOn, CultureInfo.InvariantCulture), DateTimeKind.Utc),
            });
        }
    }

    private protected Organization Organization { get; } = Sample.Open();

    /// <inheritdoc />
    public void Dispose()
    {
        Organization.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A fetch of accounts.</summary>
    private protected static string Account(string inside, string attributes = "")
    {
        return $"<fetch {attributes}><entity name='account'>{inside}</entity></fetch>";
    }

    /// <summary>A fetch of accounts that aggregates.</summary>
    private protected static string Aggregate(string inside, string attributes = "")
    {
        return Account(inside, "aggregate='true' " + attributes);
    }

    private protected EntityCollection Read(string fetch)
    {
        return Organization.System.RetrieveMultiple(new FetchExpression(fetch));
    }

    private protected OrganizationServiceFault Refused(string fetch)
    {
        return Sample.Fault(() => Read(fetch));
    }

    private protected List<string> Names(string fetch)
    {
        return [.. Read(fetch).Entities.Select(row => row.GetAttributeValue<string>("name"))];
    }

    private protected static object? Value(Entity row, string alias)
    {
        return row.Attributes.TryGetValue(alias, out var value) ? ((AliasedValue)value).Value : null;
    }
}
