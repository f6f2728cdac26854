using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Properties;

/// <summary>What the key sources say together does not depend on which of them says it, in what order, or how often.</summary>
public class ClaimProperties
{
    private static readonly SourcePair Pair = new("CRM", "contact");

    private static readonly Gen<Said> AnySaid =
        from row in Texts.FewGuids
        from form in Texts.Written(row)
        from customer in Gen.Elements(1, 2, 3)
        from place in Gen.Elements(Place.Row, Place.Ring, Place.Profile)
        select new Said(new SourceKey(Pair, form), CustomerId.Parse(IdOf(customer).ToString("D")), place);

    [Fact]
    public void The_plan_of_all_sources_is_the_plan_of_their_union_in_any_order() => Holds.ForAll(
        from said in AnySaid.ListOf()
        from order in Gen.Shuffle(Enumerable.Range(0, said.Count).ToArray())
        select (Said: said.ToList(), Order: order),
        drawn =>
        {
            var plan = PlanOf(drawn.Said);
            var otherPlaces = drawn.Order.Select(index => drawn.Said[index] with { Place = drawn.Said[index].Place == Place.Profile ? Place.Row : Place.Profile });
            return plan.SequenceEqual(PlanOf(drawn.Order.Select(index => drawn.Said[index])))
                && plan.SequenceEqual(PlanOf(drawn.Said.Concat(drawn.Said)))
                && plan.SequenceEqual(PlanOf(otherPlaces));
        });

    [Fact]
    public void Each_row_is_linked_to_its_one_customer_or_is_an_issue_of_all_of_them() => Holds.ForAll(AnySaid.ListOf(), said =>
    {
        var expected = said
            .GroupBy(one => Guid.Parse(one.Key.Value.Trim()), one => one.Customer.Text)
            .OrderBy(row => row.Key)
            .Select(row => (row.Key, string.Join(";", row.Distinct().Order(StringComparer.Ordinal))));
        return PlanOf(said).Select(planned => (planned.Row, planned.Customers)).SequenceEqual(expected);
    });

    [Fact]
    public void The_plan_of_many_rows_does_not_depend_on_their_order_and_has_each_once() => Holds.ForAll(
        from rows in Gen.Choose(0, 30)
        from order in Gen.Shuffle(Enumerable.Range(0, rows).ToArray())
        select order,
        order =>
        {
            var facts = order.Select(number => new RowFacts { Row = new RowKey(number % 2 == 0 ? "contact" : "lead", new Guid(number, 0, 0, new byte[8])), Exists = number % 3 > 0 }).ToList();
            var plan = LinkPlanner.Plan(facts);
            return plan.Select(planned => planned.Row).SequenceEqual(facts.Select(fact => fact.Row).Order())
                && plan.Select(planned => planned.Change).SequenceEqual(LinkPlanner.Plan(facts.AsEnumerable().Reverse()).Select(planned => planned.Change));
        });

    private static Guid IdOf(int customer) => new(customer, 1, 0, new byte[8]);

    private static List<(Guid Row, string Customers, Change Change, Guid? To)> PlanOf(IEnumerable<Said> all)
    {
        var book = new ClaimBook(pair => pair.Equals(Pair) ? "contact" : null, _ => 0);
        foreach (var customer in new[] { 1, 2, 3 })
        {
            book.Add(new ProfileRow(IdOf(customer), CustomerId.Parse(IdOf(customer).ToString("N")), IdOf(customer).ToString("N"), null, []));
        }

        foreach (var said in all)
        {
            Say(book, said);
        }

        return LinkPlanner.Plan(book.ClaimedRows.Select(row => new RowFacts { Row = row, Exists = true, Claims = book.ClaimsOn(row) }))
            .ConvertAll(planned => (planned.Row.Id, Customers(planned), planned.Change, planned.To));
    }

    private static void Say(ClaimBook book, Said said)
    {
        var nobody = new SourceKey(new SourcePair("Elsewhere", "nothing"), "x");
        var text = said.Customer.Text;
        if (said.Place == Place.Profile)
        {
            book.Add(new ProfileRow(Guid.Parse(text), said.Customer, text, null, [said.Key]));
            return;
        }

        var own = said.Place == Place.Row ? said.Key : nobody;
        book.Add(new AlternateKeyRow(Guid.NewGuid(), said.Customer, text, null, own, [own, said.Key], true, null));
    }

    private static string Customers(PlannedRow planned) => planned.Issue is { } issue ? string.Join(";", issue.CustomerIds) : planned.To!.Value.ToString("D");

    private enum Place
    {
        Row,
        Ring,
        Profile,
    }

    private sealed record Said(SourceKey Key, CustomerId Customer, Place Place);
}
