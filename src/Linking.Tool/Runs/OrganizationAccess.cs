namespace Linking.Tool.Runs;

/// <summary>Which organisation to work on, and how.</summary>
/// <param name="File">The file that keeps it.</param>
/// <param name="Seed">Decides what the embedded platform leaves open and the file does not keep.</param>
/// <param name="CallTime">What each request costs on the organisation's clock.</param>
internal sealed record OrganizationAccess(string File, int Seed = 1, TimeSpan CallTime = default);
