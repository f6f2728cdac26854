namespace Linking.Tool.Generate;

/// <summary>Decides what becomes of each customer in the second unification and writes both.</summary>
internal sealed class SecondUnification(FolderWriter writer, SeededRandom random)
{
    /// <summary>Writes the customers as they are after the first and after the second unification.</summary>
    public void Write(IEnumerable<Customer> customers)
    {
        Customer? taker = null;
        foreach (var customer in customers)
        {
            if (taker is not null)
            {
                writer.Customer(1, customer);
                writer.Customer(2, Merged(taker, customer));
                taker = null;
                continue;
            }

            var fate = Draw(customer);
            if (fate == Fate.TakesNext)
            {
                writer.Customer(1, customer);
                taker = customer;
            }
            else
            {
                Write(customer, fate);
            }
        }

        if (taker is not null)
        {
            writer.Customer(2, taker);
        }
    }

    private Fate Draw(Customer customer) => random.Next(1000) switch
    {
        < 40 => Fate.Changed,
        < 60 => Fate.TakesNext,
        < 80 => customer.Rows.Count > 1 ? Fate.Split : Fate.Same,
        < 90 => Fate.Gone,
        < 105 => Fate.New,
        < 115 => Fate.Never,
        _ => Fate.Same,
    };

    private void Write(Customer customer, Fate fate)
    {
        switch (fate)
        {
            case Fate.Changed:
                writer.Customer(1, customer);
                writer.Customer(2, random.Chance(0.5) ? customer with { Email = $"new.{customer.Email}" } : customer with { Tier = "Platinum" });
                break;
            case Fate.Split:
                Split(customer with { Rows = [.. customer.Rows.Select(row => row with { Listed = true })] });
                break;
            case Fate.Gone:
                writer.Customer(1, customer);
                break;
            case Fate.New:
                writer.Customer(2, customer);
                break;
            case Fate.Never:
                break;
            default:
                writer.Customer(1, customer);
                writer.Customer(2, customer);
                break;
        }
    }

    private void Split(Customer customer)
    {
        var id = random.NextCustomerId();
        var stays = 1 + random.Next(customer.Rows.Count - 1);
        writer.Customer(1, customer);
        writer.Customer(2, customer with { Rows = [.. customer.Rows.Take(stays)] });
        writer.Customer(2, customer with
        {
            CustomerId = id.ToString("N"),
            KeyCustomerId = id.ToString("N"),
            ProfileId = id,
            PreviousCustomerId = customer.CustomerId,
            Rows = [.. customer.Rows.Skip(stays)],
        });
    }

    /// <summary>The survivor keeps its CustomerId and attributes; rows of a table stand together, its own first.</summary>
    private static Customer Merged(Customer survivor, Customer other) => survivor with
    {
        PreviousCustomerId = other.CustomerId,
        Places = survivor.Places | other.Places | KeyPlaces.Alternates,
        Rows = [.. survivor.Rows.Concat(other.Rows).GroupBy(row => row.Table).SelectMany(table => table)],
    };
}
