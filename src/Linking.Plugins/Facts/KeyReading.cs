using System;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Facts;

/// <summary>What is known of an earlier reading of an alternate key.</summary>
/// <param name="Row">The row that it names.</param>
/// <param name="WrittenOn">When the key had been written (UTC); null when it does not say.</param>
internal readonly record struct KeyReading(RowKey Row, DateTime? WrittenOn);
