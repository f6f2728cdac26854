namespace Linking.Tool.Report;

/// <summary>How ids are written in result files: in lower case with dashes, whatever they look like in the data.</summary>
internal static class IdText
{
    public static string Of(Guid? id) => id?.ToString("D") ?? "";

    /// <summary>A CustomerId, which need not be a GUID; what is none stays as it is.</summary>
    public static string OfCustomer(string customerId) => Guid.TryParse(customerId, out var id) ? id.ToString("D") : customerId;

    /// <summary>CustomerIds separated by semicolons.</summary>
    public static string OfCustomers(string customerIds) => string.Join(';', customerIds.Split(';').Select(OfCustomer));
}
