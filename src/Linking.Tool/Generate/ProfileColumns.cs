namespace Linking.Tool.Generate;

/// <summary>Attributes that the generated unifications put on the profile; a real one has those that its administrator mapped.</summary>
internal static class ProfileColumns
{
    public const string PreviousCustomerId = "msdynci_previouscustomerid";
    public const string FullName = "msdynci_fullname";
    public const string FirstName = "msdynci_firstname";
    public const string LastName = "msdynci_lastname";
    public const string Email = "msdynci_email";
    public const string LoyaltyTier = "msdynci_loyaltytier";
}
