namespace EmbeddedDataverse.WebApi.Payload;

/// <summary>Reads a value, if it is one of the type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="value">The value.</param>
internal delegate bool TryRead<T>(out T value);
