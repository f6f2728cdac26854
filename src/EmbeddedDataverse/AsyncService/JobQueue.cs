namespace EmbeddedDataverse;

/// <summary>
/// The jobs as asyncoperation rows. Which ready job comes next follows the table's own shuffle, so the order is arbitrary, as the
/// platform promises none, and the same in each run with the same seed.
/// </summary>
internal sealed class JobQueue
{
    private readonly Organization organization;
    private readonly Database database;

    public JobQueue(Organization organization)
    {
        this.organization = organization;
        database = organization.Database;
        database.Run("CREATE INDEX IF NOT EXISTS \"asyncoperation#queue\" ON asyncoperation (statecode) WHERE statecode < 3");
    }

    /// <summary>How many jobs are neither completed nor canceled.</summary>
    public int PendingCount
    {
        get
        {
            var statement = database.Prepare("SELECT count(*) FROM asyncoperation WHERE statecode < 3");
            _ = statement.Read();
            var count = (int)statement.Int64(0);
            statement.Reset();
            return count;
        }
    }

    public void Enqueue(JobRecord job)
    {
        var now = ColumnCodec.Ticks(organization.Clock.UtcNow);
        _ = database.Execute(
            "INSERT INTO asyncoperation (_key, asyncoperationid, name, operationtype, statecode, statuscode, messagename, primaryentitytype, regardingobjectid, owningextensionid, depth, correlationid,"
            + " retrycount, data, sequence, createdon, createdby, modifiedon, modifiedby, ownerid, owneridtype, versionnumber) VALUES (?,?,?,1,0,0,?,?,?,?,?,?,0,?,?,?,?,?,?,?,'systemuser',?)",
            database.Keys.Of(job.Id),
            RowKeys.ToBytes(job.Id),
            job.Name,
            job.Message,
            job.Table,
            RowKeys.ToBytes(job.PrimaryId),
            RowKeys.ToBytes(job.StepId),
            (long)job.Depth,
            RowKeys.ToBytes(job.CorrelationId),
            Convert.ToBase64String(job.Context),
            organization.Settings.NextVersion(),
            now,
            RowKeys.ToBytes(job.UserId),
            now,
            RowKeys.ToBytes(job.UserId),
            RowKeys.ToBytes(job.UserId),
            organization.Settings.NextVersion());
    }

    /// <summary>Takes a ready job and locks it.</summary>
    public (Guid Id, Guid StepId, byte[] Context, int Attempts)? Take()
    {
        var statement = database.Prepare(
            "SELECT asyncoperationid, owningextensionid, data, retrycount FROM asyncoperation WHERE statecode = 0 AND (postponeuntil IS NULL OR postponeuntil <= ?1) ORDER BY _key LIMIT 1")
            .Bind(1, organization.Clock.UtcNow.Ticks);
        if (!statement.Read())
        {
            return null;
        }

        var job = (statement.Guid(0), statement.Guid(1), Convert.FromBase64String(statement.Text(2)), (int)statement.Int64(3));
        statement.Reset();
        Set(job.Item1, JobState.InProgress, started: true);
        return job;
    }

    public void Set(Guid id, JobState state, bool started = false)
    {
        var now = ColumnCodec.Ticks(organization.Clock.UtcNow);
        _ = database.Execute(
            $"UPDATE asyncoperation SET statecode = ?1, statuscode = ?2, modifiedon = ?3, {(started ? "startedon" : "completedon")} = ?3 WHERE _key = ?4",
            (long)state.State,
            (long)state.Status,
            now,
            database.Keys.Of(id));
    }

    public void Retry(Guid id, int attempts)
    {
        _ = database.Execute("UPDATE asyncoperation SET statecode = 0, statuscode = 0, retrycount = ?1 WHERE _key = ?2", (long)attempts, database.Keys.Of(id));
    }

    public void Fail(Guid id, int errorCode, string message)
    {
        _ = database.Execute(
            "UPDATE asyncoperation SET errorcode = ?1, message = ?2, friendlymessage = ?2 WHERE _key = ?3",
            (long)errorCode,
            message,
            database.Keys.Of(id));
    }

    public void Delete(Guid id)
    {
        _ = database.Execute("DELETE FROM asyncoperation WHERE _key = ?1", database.Keys.Of(id));
    }

    /// <summary>Jobs that were being worked on when the process ended are ready again.</summary>
    public void Recover()
    {
        _ = database.Execute("UPDATE asyncoperation SET statecode = 0, statuscode = 0 WHERE statecode = 2");
    }
}
