namespace EmbeddedDataverse.Tests.Storage.Loading;

public class LoadTests
{
    private const int Many = 60_000;

    [Fact]
    public void More_rows_than_a_block_are_all_there_with_what_they_say_and_their_defaults()
    {
        using var organization = Organization.Open();
        organization.Load("contact", Enumerable.Range(0, Many)
            .Select(i => new Entity("contact", Id(i)) { ["lastname"] = $"No {i}", ["creditlimit"] = i % 2 == 0 ? new Money(i) : null }));
        foreach (var i in Enumerable.Range(0, Many).Where(i => i % 999 < 2))
        {
            var row = organization.Get("contact", Id(i));
            Assert.Equal($"No {i}", row["lastname"]);
            Assert.Equal(i % 2 == 0 ? i : null, row.GetAttributeValue<Money>("creditlimit")?.Value);
            Assert.Equal(0, row.GetAttributeValue<OptionSetValue>("statecode").Value);
            Assert.Equal(organization.SystemUserId, row.GetAttributeValue<EntityReference>("ownerid").Id);
            Assert.NotEmpty(row.RowVersion);
        }
    }

    [Fact]
    public void Rows_may_each_have_other_columns()
    {
        string[] names = ["firstname", "lastname", "jobtitle", "emailaddress1", "telephone1", "address1_city", "description"];
        using var organization = Organization.Open();
        organization.Load("contact", Enumerable.Range(0, 1 << names.Length).Select(i =>
        {
            var row = new Entity("contact", Id(i));
            foreach (var name in names.Where((_, bit) => ((i >> bit) & 1) == 1))
            {
                row[name] = name + i;
            }

            return row;
        }));
        for (var i = 0; i < 1 << names.Length; i++)
        {
            var row = organization.Get("contact", Id(i));
            Assert.Equal(names.Select((name, bit) => ((i >> bit) & 1) == 1 ? name + i : null), names.Select(row.GetAttributeValue<string>));
            Assert.Equal(1, row.GetAttributeValue<OptionSetValue>("statuscode").Value);
        }
    }

    [Fact]
    public void A_row_twice_is_refused_by_its_id_and_the_organisation_goes_on()
    {
        using var organization = Organization.Open();
        var fault = Assert.ThrowsAny<Exception>(() => organization.Load("contact", [new Entity("contact", Id(1)), new Entity("contact", Id(1))]));
        Assert.Contains(Id(1).ToString(), fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Count("contact"));
        _ = organization.CreateContact();
    }

    /// <summary>Rows that were handed over are garbage long before the load ends.</summary>
    [Fact]
    public void A_load_does_not_keep_the_rows_that_it_has_read()
    {
        using var organization = Organization.Open();
        var first = new List<WeakReference>();
        organization.Load("contact", Enumerable.Range(0, Many).Select(i =>
        {
            if (i == Many - 1)
            {
                GC.Collect();
                Assert.InRange(first.Count(row => row.IsAlive), 0, 2);
            }

            return i < 100 ? Watched(i, first) : new Entity("contact", Id(i));
        }));
    }

    private static Entity Watched(int i, List<WeakReference> watched)
    {
        var row = new Entity("contact", Id(i)) { ["lastname"] = "watched" };
        watched.Add(new WeakReference(row));
        return row;
    }

    private static Guid Id(int i)
    {
        return new Guid(i + 1, 0, 0, new byte[8]);
    }
}
