#pragma warning disable IDE0130 // The compiler looks for this type in this namespace; .NET Framework 4.6.2 lacks it.
namespace System.Runtime.CompilerServices;

/// <summary>Lets records be compiled for .NET Framework 4.6.2.</summary>
internal static class IsExternalInit;
