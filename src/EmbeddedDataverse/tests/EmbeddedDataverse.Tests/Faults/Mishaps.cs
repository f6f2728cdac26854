namespace EmbeddedDataverse.Tests.Faults;

/// <summary>One way into each kind of failure, as a client of the organisation gets there.</summary>
internal static class Mishaps
{
    public static void MissingRow(Organization organization)
    {
        organization.System.Update(new Entity("contact", Guid.NewGuid()) { ["lastname"] = "x" });
    }

    public static void TakenId(Organization organization)
    {
        _ = organization.System.Create(new Entity("contact", organization.CreateContact()));
    }

    public static void TakenKey(Organization organization)
    {
        Repeat(2, () => organization.System.Create(new Entity(Sample.Ticket) { ["new_number"] = "1" }));
    }

    public static void MissingPrivilege(Organization organization)
    {
        _ = organization.ServiceFor(organization.CreateUser("Eve")).Create(new Entity("contact"));
    }

    public static void TooManyConditions(Organization organization)
    {
        Query(organization, [.. Enumerable.Range(0, 501).Select(_ => new ConditionExpression("lastname", ConditionOperator.NotNull))]);
    }

    public static void TooManyValues(Organization organization)
    {
        Query(organization, new ConditionExpression("contactid", ConditionOperator.In, Enumerable.Range(0, 501).Select(_ => Guid.NewGuid()).ToArray()));
    }

    public static void OldRowVersion(Organization organization)
    {
        var row = organization.Get("contact", organization.CreateContact());
        Repeat(2, () => organization.System.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches }));
    }

    public static void TooManyRequests(Organization organization)
    {
        Repeat(301, () => organization.System.Execute(new OrganizationRequest("WhoAmI")));
    }

    public static void SqlTimeout(Organization organization)
    {
        Planned(organization, PlatformFaults.SqlTimeout());
    }

    public static void Deadlock(Organization organization)
    {
        Planned(organization, PlatformFaults.Deadlock());
    }

    public static void CrashedWorker(Organization organization)
    {
        Planned(organization, PlatformFaults.WorkerCrashed());
    }

    public static void CustomizationLock(Organization organization)
    {
        Planned(organization, PlatformFaults.CustomizationLock());
    }

    public static void TwoMinutes(Organization organization)
    {
        InStep(organization, _ => organization.Clock.Advance(TimeSpan.FromSeconds(121)));
    }

    public static void TooDeep(Organization organization)
    {
        InStep(organization, call => call.Service().Create(new Entity("contact")));
    }

    public static void Abort(Organization organization)
    {
        InStep(organization, _ => throw new InvalidPluginExecutionException("no"));
    }

    public static void Failure(Organization organization)
    {
        InStep(organization, _ => throw new FormatException("odd"));
    }

    /// <summary>The plug-in meets this fault; the client meets the one of its end.</summary>
    public static void CallAfterSwallowedFault(Organization organization)
    {
        Exception? second = null;
        _ = Record.Exception(() => InStep(organization, call =>
        {
            _ = Record.Exception(() => call.Service().Delete("account", Guid.NewGuid()));
            second = Record.Exception(() => call.Service().Create(new Entity("account")));
        }));
        throw second!;
    }

    public static void EndAfterSwallowedFault(Organization organization)
    {
        InStep(organization, call => Record.Exception(() => call.Service().Delete("account", Guid.NewGuid())));
    }

    public static void DefinitionChangeInTransaction(Organization organization)
    {
        Exception? refusal = null;
        _ = Record.Exception(() =>
            InStep(organization, call => refusal = Record.Exception(() => call.Service().Execute(new DeleteEntityRequest { LogicalName = Sample.Ticket }))));
        throw refusal!;
    }

    private static void Planned(Organization organization, Exception fault)
    {
        _ = organization.Faults.Add("Create", "contact", fault);
        _ = organization.CreateContact();
    }

    private static void InStep(Organization organization, Action<PluginCall> action)
    {
        _ = organization.Step("Create", "contact", 40, action);
        _ = organization.CreateContact();
    }

    private static void Query(Organization organization, params ConditionExpression[] conditions)
    {
        var query = new QueryExpression("contact");
        query.Criteria.Conditions.AddRange(conditions);
        _ = organization.System.RetrieveMultiple(query);
    }

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }
}
