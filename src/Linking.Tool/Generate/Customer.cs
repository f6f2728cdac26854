namespace Linking.Tool.Generate;

/// <summary>A customer profile with the source rows it unifies.</summary>
/// <param name="CustomerId">Its CustomerId as the profile carries it.</param>
/// <param name="KeyCustomerId">The same as its keys carry it; the format may differ.</param>
/// <param name="ProfileId">Primary id of the profile.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Tier">Loyalty tier.</param>
/// <param name="Rows">Its rows; the first of each table is the winner of deduplication.</param>
/// <param name="Places">Where else than in alternate key rows its keys stand.</param>
internal sealed record Customer(
    string CustomerId,
    string KeyCustomerId,
    Guid ProfileId,
    string FirstName,
    string LastName,
    string Email,
    string Tier,
    IReadOnlyList<SourceRow> Rows,
    KeyPlaces Places)
{
    /// <summary>CustomerIds that this profile had before or took over, separated by semicolons.</summary>
    public string PreviousCustomerId { get; init; } = "";
}
