using Linking.Plugins.Facts;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Facts;

/// <summary>Which of a customer's profiles counts: rule 3.</summary>
public class CustomerTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid One = new("0a000000-0000-4000-8000-000000000001");
    private static readonly Guid Two = new("0b000000-0000-4000-8000-000000000002");
    private static readonly Guid Three = new("0c000000-0000-4000-8000-000000000003");

    private readonly Customer customer = new(CustomerId.Parse("c1"), "C1");

    [Fact]
    public void A_customer_of_whom_no_profile_is_known_has_none()
    {
        Assert.Equal((CustomerId.Parse("c1"), "C1", null), (customer.Id, customer.Text, customer.Profile));
        customer.Remove(One);
        Assert.Null(customer.Profile);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_newest_profile_counts_in_whatever_order_they_were_read(bool newestFirst)
    {
        (Guid, DateTime)[] profiles = [(Three, Noon), (One, Noon.AddHours(1)), (Two, Noon.AddHours(-1))];
        foreach (var (id, createdOn) in newestFirst ? profiles : profiles.Reverse())
        {
            customer.Add(id, createdOn);
        }

        Assert.Equal(One, customer.Profile);
    }

    [Fact]
    public void Of_profiles_of_one_moment_the_lowest_id_counts()
    {
        customer.Add(Two, Noon);
        customer.Add(One, Noon);
        customer.Add(Three, Noon);
        Assert.Equal(One, customer.Profile);
    }

    [Fact]
    public void A_profile_whose_age_is_not_known_counts_as_the_oldest_until_its_age_is_told()
    {
        customer.Add(One, null);
        Assert.Equal(One, customer.Profile);
        customer.Add(Two, Noon);
        Assert.Equal(Two, customer.Profile);
        customer.Add(One, Noon.AddHours(1));
        Assert.Equal(One, customer.Profile);
        customer.Add(One, null);
        Assert.Equal(One, customer.Profile);
    }

    [Fact]
    public void A_profile_that_is_gone_gives_way_to_the_newest_of_the_others()
    {
        customer.Add(Three, Noon.AddHours(2));
        customer.Add(Two, Noon);
        customer.Add(One, Noon);
        customer.Remove(Three);
        Assert.Equal(One, customer.Profile);
        customer.Remove(One);
        customer.Remove(One);
        Assert.Equal(Two, customer.Profile);
        customer.Remove(Two);
        Assert.Null(customer.Profile);
    }

    [Fact]
    public void What_is_left_is_judged_by_age_again()
    {
        customer.Add(One, Noon);
        customer.Add(Two, Noon.AddHours(1));
        customer.Add(Three, Noon.AddHours(2));
        customer.Remove(Three);
        Assert.Equal(Two, customer.Profile);
    }
}
