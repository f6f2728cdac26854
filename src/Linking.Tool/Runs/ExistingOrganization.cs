using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>Opens an organisation file that has the product; anything else is refused and left as it is.</summary>
internal static class ExistingOrganization
{
    private const int InUse = 5;

    private const string Remedy = "Make one with 'linking simulate FOLDER --organization FILE'";

    private static readonly DateTime Earliest = new(2026, 1, 5, 6, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan SinceLastUse = TimeSpan.FromHours(1);

    /// <summary>Opens the file to look at what it holds.</summary>
    /// <exception cref="InputException">There is no such file, it is no organisation, or it is one without the product.</exception>
    public static Organization Open(OrganizationAccess access)
    {
        var organization = Open(access, Earliest);
        organization.Clock.JumpTo(LastUse(organization) + SinceLastUse);
        return organization;
    }

    /// <summary>Opens the file to work in it as time goes by: its clock is this machine's, or ahead of it when the file already is.</summary>
    /// <exception cref="InputException">There is no such file, it is no organisation, or it is one without the product.</exception>
    public static Organization OpenNow(OrganizationAccess access)
    {
        var organization = Open(access, null);
        var earliest = LastUse(organization) + SinceLastUse;
        if (organization.Clock.UtcNow < earliest)
        {
            organization.Clock.JumpTo(earliest);
        }

        return organization;
    }

    private static Organization Open(OrganizationAccess access, DateTime? start)
    {
        Require(access.File);
        return Organization.Open(new OrganizationOptions
        {
            Path = access.File,
            Seed = access.Seed,
            StartTime = start,
            ShareLoadedAssemblies = false,
            Costs = start is null ? null : new CallCosts { Read = access.CallTime, Write = access.CallTime, Other = access.CallTime },
        });
    }

    private static void Require(string file)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(file))
        {
            throw new InputException(name, null, "There is no such file", Remedy);
        }

        try
        {
            // A connection that only reads would leave the log's index behind.
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            if (!Has(connection, "_setting"))
            {
                throw new InputException(name, null, "The file is no organisation", Remedy);
            }

            if (!Has(connection, Names.Run.Table))
            {
                throw new InputException(name, null, "The product is not installed in this organisation", Remedy);
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == InUse)
        {
            // Opening it as an organisation says who has it.
        }
        catch (SqliteException exception)
        {
            throw new InputException(name, null, $"The file cannot be opened as an organisation ({exception.Message.TrimEnd('.')})", Remedy);
        }
    }

    private static bool Has(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", table);
        return (long)command.ExecuteScalar()! > 0;
    }

    /// <summary>The clock goes on behind the last thing that was written, so that history stays in its order.</summary>
    private static DateTime LastUse(Organization organization)
    {
        var latest = Earliest;
        foreach (var table in new[] { Names.Run.Table, Names.Batch.Table, Names.Issue.Table, Names.CustomerProfile.Table, Names.AlternateKey.Table })
        {
            var query = new QueryExpression(table) { ColumnSet = new ColumnSet("modifiedon"), TopCount = 1 };
            query.AddOrder("modifiedon", OrderType.Descending);
            var modified = organization.System.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<DateTime>("modifiedon") ?? Earliest;
            latest = modified > latest ? modified : latest;
        }

        return latest;
    }
}
