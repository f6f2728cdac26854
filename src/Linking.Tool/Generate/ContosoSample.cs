using System.Globalization;
using Linking.Tool.Input;

namespace Linking.Tool.Generate;

/// <summary>The sample organisation: generated customers, and by hand one case of each thing that happens in real organisations.</summary>
internal static class ContosoSample
{
    public const string Name = "contoso";

    private static readonly GeneratorOptions Generated = new(Contacts: 4961, Leads: 1495, Members: 399, Seed: 20260401);

    private static readonly UnifiedTable Account = new(UnifiedTable.Dataverse, "account", "accountnumber", ["accountid", "name", "accountnumber"]);
    private static readonly UnifiedTable LoyaltyCard = new("LoyaltyFiles", "loyaltycard", "cardnumber", []);
    private static readonly UnifiedTable EuropeContact = new("DataverseEurope", "contact", "contactid", []);

    /// <summary>Writes the folder, always with the same bytes.</summary>
    /// <exception cref="InputException">The folder is not empty.</exception>
    public static void Write(string folder) => Write(folder, Generated);

    /// <summary>Writes the folder with another number of generated customers around the hand-made cases.</summary>
    /// <exception cref="InputException">The folder is not empty.</exception>
    public static void Write(string folder, GeneratorOptions generated)
    {
        EmptyFolder.Require(folder);
        IReadOnlyList<UnifiedTable> linked = [UnifiedTable.Contact, UnifiedTable.Lead, UnifiedTable.Member];
        using var writer = new FolderWriter(folder, [.. linked, Account, LoyaltyCard, EuropeContact, SampleDefects.PowerQueryContact], withInsights: true);
        FolderGenerator.WriteCustomers(writer, linked, generated);
        writer.BeginRows(Account.Table, Account.Columns);
        var sample = new SampleWriter(writer);
        Deduplicated(sample);
        SeveralRows(sample);
        Moves(sample);
        SampleDefects.Write(sample);
        Formats(sample);
        OtherSources(sample);
        Accounts(sample, writer);
        OrganizationFileWriter.Write(
            folder,
            [
                .. linked.Select(OrganizationFileWriter.Declared),
                OrganizationFileWriter.Declared(Account),
                OrganizationFileWriter.Declared(EuropeContact) with { EnvironmentUrl = "https://contoso-europe.crm4.dynamics.com" },
                OrganizationFileWriter.Declared(SampleDefects.PowerQueryContact) with { Connector = Connector.PowerQueryDataverse },
                new SourceTableDefinition(LoyaltyCard.DataSource, LoyaltyCard.Table, Connector.Other, null, LoyaltyCard.PrimaryKey),
            ],
            withMembers: true);
    }

    /// <summary>Case 1: contact 2 stands only in the key ring, contact 3 only in the profile's list.</summary>
    private static void Deduplicated(SampleWriter sample)
    {
        var (winner, inRing, inList) = (sample.Contact(1, 1), sample.Contact(1, 2), sample.Contact(1, 3));
        var customer = SampleWriter.Customer(1, 1, winner, inList) with { Places = KeyPlaces.Alternates };
        sample.AddProfile(customer);
        sample.AddKey(winner, customer.KeyCustomerId, ring: KeyRing.Of([winner, inRing], old: false));
    }

    /// <summary>Case 2: one profile with two contacts, a lead and a loyalty member.</summary>
    private static void SeveralRows(SampleWriter sample) =>
        sample.Add(SampleWriter.Customer(2, 1, sample.Contact(2, 1), sample.Contact(2, 2), sample.Lead(2, 1),
            sample.Member(2, 1)) with
        { Places = KeyPlaces.Ring | KeyPlaces.Alternates });

    private static void Moves(SampleWriter sample)
    {
        // Case 3: profile 2 merges into profile 1.
        var (contact, second, lead) = (sample.Contact(3, 1), sample.Contact(3, 2), sample.Lead(3, 1));
        sample.Add(SampleWriter.Customer(3, 1, contact), 1);
        sample.Add(SampleWriter.Customer(3, 2, second, lead), 1);
        sample.Add(SampleWriter.Customer(3, 1, contact, second, lead) with
        {
            PreviousCustomerId = SampleWriter.CustomerId(3, 2)
            .ToString("N"),
            Places = KeyPlaces.Alternates
        }, 2);

        // Case 4: profile 1 splits; contact 2 goes to the new profile 2.
        (contact, second) = (sample.Contact(4, 1), sample.Contact(4, 2));
        sample.Add(SampleWriter.Customer(4, 1, contact, second) with { Places = KeyPlaces.Ring }, 1);
        sample.Add(SampleWriter.Customer(4, 1, contact) with { Places = KeyPlaces.Ring }, 2);
        sample.Add(SampleWriter.Customer(4, 2, second) with { PreviousCustomerId = SampleWriter.CustomerId(4, 1).ToString("N") }, 2);

        // Case 5: the profile disappears with its keys.
        sample.Add(SampleWriter.Customer(5, 1, sample.Contact(5, 1), sample.Lead(5, 1)), 1);

        // Case 6: the key of contact 2 moves from profile 1 to profile 2.
        (contact, second) = (sample.Contact(6, 1), sample.Contact(6, 2));
        var third = sample.Contact(6, 3);
        sample.Add(SampleWriter.Customer(6, 1, contact, second), 1);
        sample.Add(SampleWriter.Customer(6, 2, third), 1);
        sample.Add(SampleWriter.Customer(6, 1, contact), 2);
        sample.Add(SampleWriter.Customer(6, 2, third, second), 2);

        // Case 7: the key of contact 2 goes, its profile stays.
        (contact, second) = (sample.Contact(7, 1), sample.Contact(7, 2));
        sample.Add(SampleWriter.Customer(7, 1, contact, second), 1);
        sample.Add(SampleWriter.Customer(7, 1, contact), 2);
    }

    /// <summary>Case 8: the same kind of id in four formats, and CustomerIds in other formats than the profile's.</summary>
    private static void Formats(SampleWriter sample)
    {
        string[] formats = ["D", "U", "N", "B"];
        for (var i = 0; i < formats.Length; i++)
        {
            var customerId = SampleWriter.CustomerId(8, i + 1).ToString("D");
            sample.Add(SampleWriter.Customer(8, i + 1, sample.Contact(8, i + 1, formats[i])) with
            {
                KeyCustomerId = i % 2 == 0 ? customerId
                : customerId.ToUpperInvariant()
            });
        }
    }

    private static void OtherSources(SampleWriter sample)
    {
        for (var i = 1; i <= 5; i++)
        {
            // Case 9: a source that is not Dataverse, beside a contact.
            sample.Add(SampleWriter.Customer(9, i, sample.Contact(9, i),
                SampleWriter.Key(LoyaltyCard, string.Create(CultureInfo.InvariantCulture, $"LC-{i:000000}"))));

            // Case 10: a contact of another environment, beside one of this.
            sample.Add(SampleWriter.Customer(10, i, sample.Contact(10, i),
                SampleWriter.Key(EuropeContact, string.Create(CultureInfo.InvariantCulture, $"e0c0ffee-0000-4000-8000-{i:000000000000}"))));
        }

        // Case 11: a source that nobody declared; contact 2 has no other key.
        var customer = SampleWriter.Customer(11, 1, sample.Contact(11, 1));
        sample.Add(customer);
        sample.AddKey("OldCrm", UnifiedTable.Contact.Table, sample.Contact(11, 2).Key, customer.KeyCustomerId);
    }

    /// <summary>Case 12: accounts unified by their number instead of their id.</summary>
    private static void Accounts(SampleWriter sample, FolderWriter writer)
    {
        for (var i = 1; i <= 20; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"ACC-{1000 + i}");
            writer.Row(Account.Table, string.Create(CultureInfo.InvariantCulture, $"acc00012-0000-4000-8000-{i:000000000000}"),
                $"{PersonNames.Companies[i % PersonNames.Companies.Count]} {i}", number);
            sample.Add(SampleWriter.Customer(12, i, SampleWriter.Key(Account, number)));
        }
    }
}
