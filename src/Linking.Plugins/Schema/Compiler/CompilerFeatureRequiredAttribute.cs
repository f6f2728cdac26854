#pragma warning disable IDE0130 // The compiler looks for this type in this namespace; .NET Framework 4.6.2 lacks it.
namespace System.Runtime.CompilerServices;

/// <summary>Tells compilers that a type uses a feature that they must know.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
