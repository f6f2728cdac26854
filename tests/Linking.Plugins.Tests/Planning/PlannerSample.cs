using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Planning;

/// <summary>Customers A, B and C with a profile each, and the facts of one contact whom they may claim.</summary>
internal static class PlannerSample
{
    public static readonly CustomerId A = CustomerId.Parse("aaaaaaaa-0000-4000-8000-000000000001");
    public static readonly CustomerId B = CustomerId.Parse("BBBBBBBB000040008000000000000002");
    public static readonly CustomerId C = CustomerId.Parse("cccccccc-0000-4000-8000-000000000003");
    public static readonly Guid ProfileA = new("0a000000-0000-4000-8000-00000000000a");
    public static readonly Guid ProfileB = new("0b000000-0000-4000-8000-00000000000b");
    public static readonly Guid ProfileC = new("0c000000-0000-4000-8000-00000000000c");
    public static readonly Guid Gone = new("0d000000-0000-4000-8000-00000000000d");
    public static readonly RowKey Row = new("contact", new Guid("11111111-0000-4000-8000-000000000001"));

    public static Claim Key(CustomerId customer, int rank = 0, bool isFirst = true, string dataSource = "CRM", string key = "k") =>
        new(customer, ProfileOf(customer), ClaimKind.AlternateKey, rank, isFirst, dataSource, "tableOf" + dataSource, key);

    public static Claim Ring(CustomerId customer, int rank = 0, bool isFirst = true) => Key(customer, rank, isFirst) with { Kind = ClaimKind.KeyRing };

    public static Claim Column(CustomerId customer, int rank = 0, bool isFirst = true) => Key(customer, rank, isFirst) with { Kind = ClaimKind.KeyColumn };

    /// <summary>The same claim of a customer who has no profile.</summary>
    public static Claim Without(Claim claim) => claim with { Profile = null };

    /// <summary>The contact, linked to a profile: to one that is gone when it is none of the three.</summary>
    public static RowFacts Contact(Guid? linkedTo, params Claim[] claims) => new()
    {
        Row = Row,
        Exists = true,
        Version = "7",
        LinkedTo = linkedTo,
        LinkedCustomer = linkedTo == ProfileA ? A : linkedTo == ProfileB ? B : linkedTo == ProfileC ? C : default,
        Claims = claims,
    };

    private static Guid ProfileOf(CustomerId customer) => customer == A ? ProfileA : customer == B ? ProfileB : ProfileC;
}
