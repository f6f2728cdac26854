namespace EmbeddedDataverse.Messages;

/// <summary>
/// The session token of elastic tables: writes answer with one, deletes do not, and a read that carries it sees these writes. Here any
/// token shows all writes.
/// </summary>
internal static class SessionToken
{
    private const string Result = "x-ms-session-token";

    public static bool IsIn(OrganizationRequest request)
    {
        return request.Parameters.TryGetValue("SessionToken", out var token) && token is string { Length: > 0 };
    }

    /// <summary>Puts a token on the answer to a write of an elastic table.</summary>
    public static void Give(Organization organization, string message, string table, OrganizationResponse response)
    {
        if (message is "Create" or "Update" or "Upsert" or "CreateMultiple" or "UpdateMultiple" or "UpsertMultiple"
            && organization.Catalog.TryGet(table, out var written) && written.IsElastic)
        {
            response.Results[Result] = string.Create(CultureInfo.InvariantCulture, $"0:0#{organization.Settings.NextVersion()}");
        }
    }
}
