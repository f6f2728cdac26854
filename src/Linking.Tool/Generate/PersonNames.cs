namespace Linking.Tool.Generate;

/// <summary>Names that people could have.</summary>
internal static class PersonNames
{
    public static readonly IReadOnlyList<string> First =
    [
        "Aisha", "Alan", "Amara", "Andrea", "Antonio", "Astrid", "Beatriz", "Ben", "Camille", "Carlos", "Chen", "Chloe", "Daniel", "Diego", "Elena", "Emil",
        "Fatima", "Felix", "Grace", "Hana", "Henrik", "Ines", "Isaac", "Jana", "Jean-Luc", "Jonas", "Kaito", "Katya", "Lars", "Leila", "Luca", "Maja",
        "Marta", "Mateo", "Mei", "Mohammed", "Nadia", "Nils", "Noor", "Olga", "Omar", "Paula", "Priya", "Rafael", "Rosa", "Ryan", "Sara", "Sofia",
        "Stefan", "Tariq", "Thea", "Tomasz", "Uma", "Victor", "Wanda", "Xavier", "Yasmin", "Yuki", "Zoë", "Þóra",
    ];

    public static readonly IReadOnlyList<string> Last =
    [
        "Abara", "Ahmed", "Andersen", "Baker", "Bauer", "Becker", "Brown", "Castillo", "Chavez", "Costa", "Dubois", "Eriksson", "Fischer", "Fontaine", "Garcia",
        "Gupta", "Haddad", "Hansen", "Ito", "Ivanova", "Jensen", "Kaya", "Keller", "Khan", "Kim", "Kowalski", "Larsen", "Lee", "Lopez", "Martin", "Mendes",
        "Meyer", "Moreau", "Müller", "Nakamura", "Nguyen", "Novak", "O'Brien", "Okafor", "Olsen", "Park", "Patel", "Peeters", "Petrov", "Reyes", "Rossi",
        "Santos", "Schmidt", "Silva", "Singh", "Smith", "Suzuki", "Tanaka", "Taylor", "van Dijk", "Virtanen", "Weber", "Wilson", "Yilmaz", "Zhang",
    ];

    public static readonly IReadOnlyList<string> Companies =
        ["A. Datum", "Adventure Works", "Alpine Ski House", "Fabrikam, Inc.", "Litware", "Northwind Traders", "Tailspin Toys", "Wide World Importers"];

    public static readonly IReadOnlyList<string> Interests =
        ["Espresso machine", "Grinder, \"barista\" series", "Service contract", "Training", "Wholesale beans"];

    public static readonly IReadOnlyList<string> Tiers = ["Bronze", "Silver", "Gold"];

    /// <summary>An address that nobody has: the domain is reserved for examples.</summary>
    /// <param name="firstName">First name.</param>
    /// <param name="lastName">Last name.</param>
    /// <param name="number">Makes it unique.</param>
    public static string Email(string firstName, string lastName, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Letters(firstName)}.{Letters(lastName)}{number}@example.com");

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
