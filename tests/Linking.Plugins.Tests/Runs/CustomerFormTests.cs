using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using static Linking.Plugins.Tests.Runs.KeyTable;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Under how many forms of their CustomerId the keys and profiles of customers are sought.</summary>
public class CustomerFormTests
{
    private static readonly RowKey Contact = new("contact", Row);

    private readonly KeyTable table = new();

    [Fact]
    public void The_keys_of_a_customer_are_read_once_under_every_form_and_those_of_nobody_never()
    {
        table.Rows.Add(Key(form: "D"));
        var reader = table.Reader();
        Assert.False(reader.HasReadKeysOf(Customer));
        reader.ReadKeysOf(Texts(Customer, CustomerId.Parse(null)));
        Assert.True(reader.HasReadKeysOf(Customer));
        Assert.Equal([Customer], reader.CustomersRead);
        reader.ReadKeysOf(Texts(Customer));
        Assert.Equal(["key customerid 4"], table.Asked());
        Assert.Single(reader.Book.ClaimsOn(Contact));
    }

    [Fact]
    public void Of_many_customers_the_forms_that_keys_use_here_are_read_first_and_the_others_of_those_who_have_no_key_so()
    {
        var customers = Many(126);
        table.Rows.AddRange(customers.Skip(1).Select(customer => Key(Guid.NewGuid(), new Guid(customer.Text))));
        table.Reader(withForms: true).ReadKeysOf(customers.ToDictionary(customer => customer, customer => customer.Text));
        Assert.Equal(["key customerid 252", "key customerid 3"], table.Asked());
    }

    [Fact]
    public void Up_to_a_hundred_and_twenty_five_customers_are_one_read()
    {
        var customers = Many(125);
        table.Reader(withForms: true).ReadKeysOf(customers.ToDictionary(customer => customer, customer => customer.Text));
        table.Reader(withForms: true).ReadAllProfilesOf(customers);
        Assert.Equal(["key customerid 500", "profile customerid 500"], table.Asked());
    }

    [Fact]
    public void Of_many_customers_the_profiles_are_read_as_written_and_then_in_the_other_forms()
    {
        var customers = Many(126);
        table.Rows.AddRange(customers.Skip(1).Select(customer => ProfileRow(new Guid(customer.Text), "D")));
        table.Reader().ReadAllProfilesOf(customers);
        Assert.Equal(["profile customerid 126", "profile customerid 3"], table.Asked());
    }

    private static Dictionary<CustomerId, string> Texts(params CustomerId[] customers) => customers.ToDictionary(customer => customer, customer => customer.Text);

    private static CustomerId[] Many(int count) => [.. Enumerable.Range(1, count).Select(number => CustomerId.Parse(new Guid(number, 10, 0, new byte[8]).ToString()))];
}
