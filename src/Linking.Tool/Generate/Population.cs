namespace Linking.Tool.Generate;

/// <summary>Draws customers until the wanted number of rows of each table is spent, and writes those rows.</summary>
internal sealed class Population(GeneratorOptions options, FolderWriter writer, SeededRandom random)
{
    private int contacts = options.Contacts;
    private int leads = options.Leads;
    private int members = options.Members;
    private int number;

    /// <summary>The customers one by one; the rows of each have been written.</summary>
    public IEnumerable<Customer> Draw()
    {
        while (contacts + leads + members > 0)
        {
            yield return Next();
        }
    }

    private Customer Next()
    {
        number++;
        var (first, last) = (random.Pick(PersonNames.First), random.Pick(PersonNames.Last));
        var email = PersonNames.Email(first, last, number);
        var rows = new List<SourceRow>();
        var spread = Math.Max(1, contacts);
        if (contacts > 0 && !random.Chance(leads / (leads + (4.0 * contacts))))
        {
            Take(ref contacts, rows, Several(), () => AddContact(first, last, email));
        }

        if (leads > 0 && (rows.Count == 0 || random.Chance(0.6 * leads / spread)))
        {
            Take(ref leads, rows, Several(), () => AddLead(first, last, email));
        }

        if (members > 0 && (rows.Count == 0 || random.Chance(1.15 * members / spread)))
        {
            Take(ref members, rows, 1, () => AddMember(first, last));
        }

        var customerId = random.NextCustomerId();
        var profileId = random.Chance(0.1) ? random.NextGuid() : customerId;
        var keyFormat = random.Chance(0.1) ? "D" : "N";
        return new Customer(customerId.ToString("N"), customerId.ToString(keyFormat), profileId, first, last, email, random.Pick(PersonNames.Tiers),
            Unlist(rows), Places(rows.Count));
    }

    private int Several() => random.Chance(0.86) ? 1 : random.Chance(0.8) ? 2 : 3;

    private static void Take(ref int left, List<SourceRow> rows, int count, Func<SourceRow> add)
    {
        for (var i = Math.Min(count, left); i > 0; i--)
        {
            rows.Add(add());
            left--;
        }
    }

    private SourceRow AddContact(string first, string last, string email)
    {
        var id = random.NextGuid();
        writer.Row(UnifiedTable.Contact.Table, id.ToString("D"), first, last, email, $"+1 425 555 {random.Next(10_000):0000}");
        return new SourceRow(UnifiedTable.Contact, Format(id), Listed: true);
    }

    private SourceRow AddLead(string first, string last, string email)
    {
        var id = random.NextGuid();
        writer.Row(UnifiedTable.Lead.Table, id.ToString("D"), random.Pick(PersonNames.Interests), first, last, random.Pick(PersonNames.Companies), email);
        return new SourceRow(UnifiedTable.Lead, Format(id), Listed: true);
    }

    private SourceRow AddMember(string first, string last)
    {
        var id = random.NextGuid();
        writer.Row(UnifiedTable.Member.Table, id.ToString("D"), $"{first} {last}", $"{random.Next(20_000)}",
            $"20{random.Next(10) + 15}-{random.Next(12) + 1:00}-{random.Next(28) + 1:00}");
        return new SourceRow(UnifiedTable.Member, Format(id), Listed: true);
    }

    /// <summary>Most keys are written with dashes in lower case; a few as other systems write GUIDs.</summary>
    private string Format(Guid id) => random.Next(40) switch
    {
        0 => id.ToString("D").ToUpperInvariant(),
        1 => id.ToString("N"),
        2 => id.ToString("B"),
        _ => id.ToString("D"),
    };

    /// <summary>One in five rows that lost deduplication has no alternate key row of its own.</summary>
    private List<SourceRow> Unlist(List<SourceRow> rows)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows[i].Table == rows[i - 1].Table && random.Chance(0.2))
            {
                rows[i] = rows[i] with { Listed = false };
            }
        }

        return rows;
    }

    private KeyPlaces Places(int rows)
    {
        var ring = (random.Chance(0.1) ? KeyPlaces.OldRing : KeyPlaces.None) | KeyPlaces.Ring;
        return (rows > 1, random.Next(8)) switch
        {
            (false, 0) => ring | KeyPlaces.Alternates,
            (false, _) => KeyPlaces.None,
            (true, 0) => ring,
            (true, 1) => KeyPlaces.Alternates,
            _ => ring | KeyPlaces.Alternates,
        };
    }
}
