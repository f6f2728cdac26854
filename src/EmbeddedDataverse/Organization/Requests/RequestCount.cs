namespace EmbeddedDataverse.Requests;

/// <summary>How often one kind of request was made.</summary>
/// <param name="Message">The message, for example Update.</param>
/// <param name="Table">The table it was about; empty when none.</param>
/// <param name="Origin">Who made it.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Rows">How many rows the calls carried: each target of a bulk call counts, as it does for the request entitlement.</param>
public sealed record RequestCount(string Message, string Table, CallOrigin Origin, long Calls, long Rows);
