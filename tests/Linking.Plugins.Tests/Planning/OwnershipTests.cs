using Linking.Plugins.Planning;
using static Linking.Plugins.Tests.Planning.PlannerSample;

namespace Linking.Plugins.Tests.Planning;

/// <summary>To whom a row belongs: rules 2 and 3.</summary>
public class OwnershipTests
{
    [Fact]
    public void A_row_that_nobody_claims_belongs_to_nobody()
    {
        var owner = Ownership.Of([]);
        Assert.Equal((default, null, false, false), (owner.Customer, owner.Profile, owner.DecidesAtOnce, owner.IsDisputed));
        Assert.Empty(owner.Deciding);
        Assert.Empty(owner.Customers);
    }

    [Fact]
    public void A_row_that_one_customer_claims_is_his()
    {
        var owner = Ownership.Of([Key(B)]);
        Assert.Equal((B, ProfileB, true, false), (owner.Customer, owner.Profile, owner.DecidesAtOnce, owner.IsDisputed));
        Assert.Equal([B], owner.Customers);
    }

    [Fact]
    public void Alternate_keys_go_before_rings_and_rings_before_columns_whatever_their_ranks()
    {
        Assert.Equal(C, Ownership.Of([Column(A, rank: 9), Ring(B, rank: 8), Key(C, rank: 1)]).Customer);
        Assert.Equal(B, Ownership.Of([Column(A, rank: 9), Ring(B, rank: 1)]).Customer);
        Assert.Equal([C], Ownership.Of([Ring(A), Key(C), Column(B)]).Customers);
    }

    [Fact]
    public void Of_one_kind_the_highest_rank_matters_alone()
    {
        var owner = Ownership.Of([Key(A, rank: 1), Key(C, rank: 2), Key(B, rank: 2)]);
        Assert.Equal((B, true), (owner.Customer, owner.IsDisputed));
        Assert.Equal([B, C], owner.Customers);
        Assert.False(Ownership.Of([Key(A, rank: -1), Key(C)]).IsDisputed);
    }

    [Fact]
    public void Between_customers_of_equal_right_the_lowest_CustomerId_decides_and_all_are_named_in_order()
    {
        var owner = Ownership.Of([Key(C), Key(B), Key(A, key: "1"), Key(A, key: "2")]);
        Assert.Equal((A, ProfileA, true), (owner.Customer, owner.Profile, owner.IsDisputed));
        Assert.Equal([A, B, C], owner.Customers);
    }

    [Fact]
    public void Two_keys_of_one_customer_are_no_dispute() => Assert.False(Ownership.Of([Key(A, key: "1"), Key(A, key: "2")]).IsDisputed);

    [Fact]
    public void A_dispute_shows_whoever_of_the_customers_is_named_last()
    {
        Assert.True(Ownership.Of([Key(A, key: "1"), Key(A, key: "2"), Key(B)]).IsDisputed);
        Assert.True(Ownership.Of([Key(B), Key(A, key: "1"), Key(A, key: "2")]).IsDisputed);
    }

    [Fact]
    public void Where_the_owner_has_no_profile_nobody_else_takes_the_place()
    {
        var owner = Ownership.Of([Without(Key(A)), Key(B), Ring(C)]);
        Assert.Equal((A, null), (owner.Customer, owner.Profile));
    }

    [Theory]
    [InlineData(ClaimKind.AlternateKey, true, true)]
    [InlineData(ClaimKind.AlternateKey, false, false)]
    [InlineData(ClaimKind.KeyRing, true, false)]
    [InlineData(ClaimKind.KeyColumn, true, false)]
    internal void Only_an_alternate_key_of_the_first_source_table_decides_at_once(ClaimKind kind, bool isFirst, bool expected)
    {
        var claim = Key(A, isFirst: isFirst) with { Kind = kind };
        Assert.Equal(expected, Ownership.Of([claim]).DecidesAtOnce);
        Assert.Equal(expected, Ownership.Of([claim, Column(A) with { Rank = -1, IsFirst = false }]).DecidesAtOnce);
    }

    [Fact]
    public void Of_the_owners_keys_one_of_the_first_source_table_is_enough_and_those_of_others_do_not_help()
    {
        Assert.True(Ownership.Of([Key(A, isFirst: false), Key(A, isFirst: true, dataSource: "Shop")]).DecidesAtOnce);
        Assert.False(Ownership.Of([Key(A, isFirst: false), Key(B, isFirst: true, dataSource: "Shop")]).DecidesAtOnce);
        Assert.True(Ownership.Of([Key(B, isFirst: false), Key(A, isFirst: true, dataSource: "Shop")]).DecidesAtOnce);
    }
}
