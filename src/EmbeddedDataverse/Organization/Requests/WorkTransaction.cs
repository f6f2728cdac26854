namespace EmbeddedDataverse.Requests;

/// <summary>
/// The database transaction of one operation. A request that fails inside it undoes it at once; whoever swallows that fault finds
/// "There is no active transaction" at the next call.
/// </summary>
internal sealed class WorkTransaction
{
    private readonly Organization organization;
    private readonly long definitions;

    public WorkTransaction(Organization organization)
    {
        this.organization = organization;
        definitions = organization.Catalog.Version;
        organization.Database.Begin();
    }

    public bool IsDoomed { get; private set; }

    /// <summary>Jobs that asynchronous steps left; they exist once the transaction is committed.</summary>
    public List<JobRecord> Jobs { get; } = [];

    /// <summary>Works inside the caller's transaction, or in one of its own that is committed at the end.</summary>
    public static void Join(Organization organization, Caller caller, Action<WorkTransaction> work)
    {
        if (caller.Transaction is { } joined)
        {
            work(joined);
            joined.RequireActive();
            return;
        }

        var own = new WorkTransaction(organization);
        try
        {
            work(own);
            own.Commit();
        }
        catch
        {
            own.Doom();
            throw;
        }
    }

    public void RequireActive()
    {
        if (IsDoomed)
        {
            throw PlatformFaults.NoActiveTransaction();
        }
    }

    public void Commit()
    {
        RequireActive();
        foreach (var job in Jobs)
        {
            organization.Jobs.Enqueue(job);
        }

        organization.Database.Commit();
    }

    public void Doom()
    {
        if (!IsDoomed)
        {
            IsDoomed = true;
            Jobs.Clear();
            organization.Database.Rollback();
            organization.Steps.Invalidate();
            if (organization.Catalog.Version != definitions)
            {
                organization.Catalog.Reload();
            }
        }
    }
}
