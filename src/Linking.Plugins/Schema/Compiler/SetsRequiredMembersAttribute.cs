#pragma warning disable IDE0130 // The compiler looks for this type in this namespace; .NET Framework 4.6.2 lacks it.
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks a constructor that sets all required members.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
