using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Planning;

public class CustomerIdTests
{
    private const string Dashed = "ce759201-f786-d590-bf21-34bff576c369";

    [Theory]
    [InlineData("ce759201f786d590bf2134bff576c369")]
    [InlineData("CE759201-F786-D590-BF21-34BFF576C369")]
    [InlineData(" {ce759201-f786-d590-bf21-34bff576c369} ")]
    [InlineData("(CE759201-f786-d590-bf21-34bff576c369)\t")]
    public void All_forms_of_one_guid_are_one_customer(string text)
    {
        var customer = CustomerId.Parse(text);
        Assert.Equal((Dashed, Dashed, false), (customer.Text, customer.ToString(), customer.IsEmpty));
        Assert.True(customer == CustomerId.Parse(Dashed));
        Assert.True(customer.Equals((object)CustomerId.Parse(Dashed)));
        Assert.Equal((CustomerId.Parse(Dashed).GetHashCode(), 0), (customer.GetHashCode(), customer.CompareTo(CustomerId.Parse(Dashed))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_is_the_empty_customer(string? text)
    {
        Assert.True(CustomerId.Parse(text).IsEmpty);
        Assert.Equal(default, CustomerId.Parse(text));
        Assert.Equal(default(CustomerId).GetHashCode(), CustomerId.Parse(text).GetHashCode());
        Assert.Equal(0, default(CustomerId).CompareTo(CustomerId.Parse(text)));
    }

    [Fact]
    public void The_customer_that_was_never_read_is_the_empty_one()
    {
        Assert.Equal(string.Empty, default(CustomerId).Text);
        Assert.True(default == CustomerId.Parse(null));
        Assert.True(default != CustomerId.Parse("1"));
        Assert.False(default(CustomerId).Equals(null));
        Assert.False(default(CustomerId).Equals((object)string.Empty));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData(" {00000000-0000-0000-0000-000000000000}")]
    [InlineData("00000000000000000000000000000000")]
    public void The_empty_GUID_is_a_customer_and_told_from_none(string text)
    {
        var customer = CustomerId.Parse(text);
        Assert.Equal(("00000000-0000-0000-0000-000000000000", false), (customer.Text, customer.IsEmpty));
        Assert.True(customer != default);
        Assert.Equal(1, Math.Sign(customer.CompareTo(default)));
    }

    [Fact]
    public void Text_that_is_no_guid_is_compared_trimmed_and_without_case()
    {
        Assert.Equal(CustomerId.Parse(" Contact|1 "), CustomerId.Parse("contact|1"));
        Assert.Equal(CustomerId.Parse(" Contact|1 ").GetHashCode(), CustomerId.Parse("contact|1").GetHashCode());
        Assert.NotEqual(CustomerId.Parse("contact|1"), CustomerId.Parse("contact|2"));
        Assert.NotEqual(CustomerId.Parse("0a000000-0000-4000-8000-00000000000a"), CustomerId.Parse("+a000000-0000-4000-8000-00000000000a"));
        Assert.NotEqual(CustomerId.Parse("contact|1"), CustomerId.Parse(Dashed));
    }

    [Fact]
    public void Customers_are_ordered_by_their_text_without_dashes_and_case()
    {
        string[] texts =
        [
            "FFFFFFFF-0000-4000-8000-000000000000",
            "contact|1",
            "0A000000000040008000000000000000",
            "Z-1",
            "0b000000-0000-4000-8000-000000000000",
            "z0",
        ];
        Assert.Equal(
            ["0a000000", "0b000000", "contact|", "ffffffff", "z0", "z-1"],
            texts.Select(CustomerId.Parse).Order().Select(customer => customer.Text[..Math.Min(8, customer.Text.Length)]));
    }

    [Fact]
    public void Texts_that_differ_by_dashes_alone_are_two_customers_in_one_order()
    {
        var (one, two) = (CustomerId.Parse("a-b"), CustomerId.Parse("ab"));
        Assert.NotEqual(one, two);
        Assert.Equal(-1, Math.Sign(one.CompareTo(two)));
        Assert.Equal(1, Math.Sign(two.CompareTo(one)));
    }
}
