namespace Linking.Pages.Tests.Browsing;

/// <summary>Where the pages are.</summary>
internal static class Addresses
{
    public const string Status = "/WebResources/cpl_/status.html";

    /// <summary>Contact 1 of case 2 of the sample: a customer with two contacts, a lead and a loyalty member.</summary>
    public static readonly string CardOfContact = Card("contact", "c0ffee02-0000-4000-8000-000000000001");

    /// <summary>The card as a form opens it.</summary>
    public static string Card(string table, string id, string data = "") =>
        $"/WebResources/cpl_/card.html?typename={table}&id={Uri.EscapeDataString($"{{{id.ToUpperInvariant()}}}")}&data={Uri.EscapeDataString(data)}";
}
