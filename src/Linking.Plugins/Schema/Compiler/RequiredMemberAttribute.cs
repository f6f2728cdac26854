#pragma warning disable IDE0130 // The compiler looks for these types in this namespace; .NET Framework 4.6.2 lacks them.
namespace System.Runtime.CompilerServices;

/// <summary>Marks a member that an object initialiser must set.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property)]
internal sealed class RequiredMemberAttribute : Attribute;
