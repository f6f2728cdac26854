using System.Text.Json.Serialization;

namespace Linking.Tool.Environments;

/// <summary>What there is at the other end.</summary>
/// <param name="Environment">Its address.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Version">The version of Dataverse.</param>
/// <param name="UserId">Who one is there.</param>
/// <param name="User">The user's name.</param>
/// <param name="ProductVersion">The version of the product's solution; null when it is not installed.</param>
/// <param name="CustomerInsights">Whether the table of customer profiles is there.</param>
/// <param name="Abilities">What one may do.</param>
internal sealed record ConnectionView(
    string Environment,
    string Organization,
    string Version,
    Guid UserId,
    string User,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ProductVersion,
    bool CustomerInsights,
    IReadOnlyList<Ability> Abilities);
