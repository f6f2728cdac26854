namespace Linking.Tool.Generate;

/// <summary>What a generated folder shall hold.</summary>
/// <param name="Contacts">Number of contacts.</param>
/// <param name="Leads">Number of leads.</param>
/// <param name="Members">Number of rows of the custom table; without any, the table is not declared.</param>
/// <param name="Seed">The same seed gives the same bytes.</param>
/// <param name="FirstIsBefore">True to write the first unification as what was there before the product was installed.</param>
internal sealed record GeneratorOptions(int Contacts, int Leads, int Members, long Seed, bool FirstIsBefore = false);
