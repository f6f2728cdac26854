namespace EmbeddedDataverse.Jobs;

/// <summary>
/// What becomes of jobs whose worker is gone: they are ready for another attempt, and the lost one counts, as often as the
/// organisation's options let the platform run them again; after that they stay In Progress.
/// </summary>
internal sealed class JobRecovery(Organization organization)
{
    /// <summary>Says how many jobs are ready again.</summary>
    public int Run()
    {
        var lost = Lost();
        foreach (var (key, attempts) in lost)
        {
            _ = organization.Database.Execute(
                "UPDATE asyncoperation SET statecode = 0, statuscode = 0, retrycount = ?1, _kills = coalesce(_kills, 0) + 1 WHERE _key = ?2",
                attempts + 1,
                key);
        }

        return lost.Count;
    }

    private List<(long Key, long Attempts)> Lost()
    {
        var statement = organization.Database.Prepare(
            "SELECT _key, coalesce(retrycount, 0) FROM asyncoperation"
            + " WHERE statecode = 2 AND statecode < 3 AND coalesce(_kills, 0) < ?1 AND coalesce(retrycount, 0) + 1 < ?2 ORDER BY _key")
            .Bind(1, (long)organization.Options.RunsAfterKill)
            .Bind(2, (long)AsyncService.MaxAttempts);
        var lost = new List<(long, long)>();
        while (statement.Read())
        {
            lost.Add((statement.Int64(0), statement.Int64(1)));
        }

        return lost;
    }
}
