namespace EmbeddedDataverse.Jobs;

/// <summary>
/// The jobs as asyncoperation rows. Which ready job comes next follows the table's own shuffle, so the order is arbitrary, as the
/// platform promises none, and the same in each run with the same seed. Each row also keeps, in columns that no request sees, the context to
/// run with, the exact moment it was queued, as the others are kept to the second only, and how often its worker was killed.
/// </summary>
internal sealed class JobQueue
{
    /// <summary>SQLite takes the index of jobs that are not over only where its condition is repeated.</summary>
    private const string Ready = "statecode = 0 AND statecode < 3";

    private readonly Organization organization;
    private readonly Database database;

    public JobQueue(Organization organization)
    {
        this.organization = organization;
        database = organization.Database;
        JobColumns.Add(database);
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

    /// <summary>The earliest moment, from a given one on, at which a job may start; null when none is ready.</summary>
    public DateTime? NextDue(DateTime from)
    {
        // Most often some job can start at once, and a look at the first few ready ones says so.
        var now = database.Prepare(
            $"SELECT 1 FROM asyncoperation WHERE {Ready} AND coalesce(_queued, 0) <= ?1 AND coalesce(postponeuntil, 0) <= ?1 LIMIT 1").Bind(1, from.Ticks);
        var hasOne = now.Read();
        now.Reset();
        if (hasOne)
        {
            return from;
        }

        var statement = database.Prepare(
            $"SELECT min(max(coalesce(_queued, 0), coalesce(postponeuntil, 0))) FROM asyncoperation WHERE {Ready}");
        var due = statement.Read() && !statement.IsNull(0) ? new DateTime(statement.Int64(0), DateTimeKind.Utc) : (DateTime?)null;
        statement.Reset();
        return due;
    }

    public void Enqueue(JobRecord job)
    {
        var key = database.Keys.Of(job.Id);
        var now = ColumnCodec.Ticks(organization.Clock.UtcNow);
        _ = database.Execute(
            "INSERT INTO asyncoperation (_key, asyncoperationid, name, operationtype, statecode, statuscode, messagename, primaryentitytype, "
                + "regardingobjectid, owningextensionid, depth, correlationid,"
            + " retrycount, _context, sequence, createdon, createdby, modifiedon, modifiedby, ownerid, owneridtype, versionnumber, _queued) VALUES (?,?,?,1,"
                + "0,0,?,?,?,?,?,?,0,?,?,?,?,?,?,?,'systemuser',?,?)",
            key,
            RowKeys.ToBytes(job.Id),
            job.Name,
            job.Message,
            job.Table,
            RowKeys.ToBytes(job.PrimaryId),
            RowKeys.ToBytes(job.StepId),
            (long)job.Depth,
            RowKeys.ToBytes(job.CorrelationId),
            job.Context,
            organization.Settings.NextVersion(),
            now,
            RowKeys.ToBytes(job.UserId),
            now,
            RowKeys.ToBytes(job.UserId),
            RowKeys.ToBytes(job.UserId),
            organization.Settings.NextVersion(),
            organization.Clock.UtcNow.Ticks);
    }

    /// <summary>Takes a job that is ready and not postponed, and locks it.</summary>
    /// <param name="queuedBy">The job must have been queued by then.</param>
    public TakenJob? Take(DateTime queuedBy)
    {
        var statement = database.Prepare(
            "SELECT asyncoperationid, owningextensionid, coalesce(_context, data), retrycount FROM asyncoperation"
            + $" WHERE {Ready} AND (postponeuntil IS NULL OR postponeuntil <= ?1) AND (_queued IS NULL OR _queued <= ?2) ORDER BY _key LIMIT 1")
            .Bind(1, organization.Clock.UtcNow.Ticks)
            .Bind(2, queuedBy.Ticks);
        if (!statement.Read())
        {
            return null;
        }

        var job = new TakenJob(statement.Guid(0), statement.Guid(1), Context(statement.Raw(2)), (int)statement.Int64(3));
        statement.Reset();
        Set(job.Id, JobState.InProgress, started: true);
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

    /// <summary>Makes a job ready again, at the full second that follows the delay.</summary>
    public void Retry(Guid id, int attempts, TimeSpan delay)
    {
        var due = organization.Clock.UtcNow + delay;
        var whole = ColumnCodec.Ticks(due);
        _ = database.Execute(
            "UPDATE asyncoperation SET statecode = 0, statuscode = 0, retrycount = ?1, postponeuntil = ?2 WHERE _key = ?3",
            (long)attempts,
            whole < due.Ticks ? whole + TimeSpan.TicksPerSecond : whole,
            database.Keys.Of(id));
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

    /// <summary>Files of earlier versions keep it as text.</summary>
    private static byte[] Context(object? stored) => stored is string text ? Convert.FromBase64String(text) : (byte[])stored!;
}
