namespace Linking.FakeXrmEasy.Tests;

/// <summary>A test that needs FakeXrmEasy: skipped, with the reason, until a licence is chosen.</summary>
internal sealed class LicensedFactAttribute : FactAttribute
{
    public LicensedFactAttribute()
    {
        Skip = ChosenLicense.WhyNone;
    }
}
