namespace EmbeddedDataverse.Tests.Messages;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly Organization organization = Sample.Open();
    private readonly Guid ticket;

    public ConcurrencyTests()
    {
        ticket = organization.System.Create(Sample.Row(Sample.Ticket, "a"));
    }

    [Fact]
    public void Every_read_of_a_plug_in_carries_the_row_version()
    {
        string? retrieved = null, queried = null, image = null;
        var step = organization.Step("Update", Sample.Ticket, 40, call =>
        {
            retrieved = call.Service().Retrieve(Sample.Ticket, ticket, new ColumnSet("new_name")).RowVersion;
            queried = call.Service().RetrieveMultiple(new QueryExpression(Sample.Ticket)).Entities.Single().RowVersion;
            image = call.Context.PostEntityImages["i"].RowVersion;
        });
        organization.Image(step, 1, "i", "new_name");
        organization.System.Update(new Entity(Sample.Ticket, ticket) { ["new_count"] = 1 });
        Assert.Equal(organization.Get(Sample.Ticket, ticket).RowVersion, retrieved);
        Assert.Equal((retrieved, retrieved), (queried, image));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_plug_in_updates_a_row_of_the_version_it_read_and_no_other(bool isAsync)
    {
        var codes = new List<int>();
        _ = organization.Step("Create", "contact", isAsync ? 40 : 10, call =>
        {
            var row = call.Service().Retrieve(Sample.Ticket, ticket, new ColumnSet(false));
            codes.Add(Update(call.Service(), row.RowVersion));
            codes.Add(Update(call.Service(), row.RowVersion));
            codes.Add(Update(call.Service(), null));
            codes.Add(Update(call.Service(), null, ConcurrencyBehavior.AlwaysOverwrite));
        }, isAsync);
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal([0, ErrorCodes.ConcurrencyVersionMismatch, ErrorCodes.ConcurrencyVersionNotProvided, 0], codes);
    }

    [Fact]
    public void Of_two_jobs_that_read_the_same_version_one_wins()
    {
        using var other = Sample.Open(new OrganizationOptions
        {
            StartTime = new DateTime(2026, 1, 1),
            Costs = new CallCosts { Read = TimeSpan.FromSeconds(1), Write = TimeSpan.FromSeconds(1) }
        });
        var row = other.System.Create(Sample.Row(Sample.Ticket, "a"));
        var codes = new List<int>();
        _ = other.Step("Create", "contact", 40, call =>
            codes.Add(Update(call.Service(), call.Service().Retrieve(Sample.Ticket, row, new ColumnSet(false)).RowVersion, id: row)), isAsync: true);
        _ = other.System.Execute(Sample.Bulk("CreateMultiple", new Entity("contact"), new Entity("contact")));
        _ = other.Async.RunAll(workers: 2, interleave: true);
        Assert.Equal([0, ErrorCodes.ConcurrencyVersionMismatch], codes);
    }

    [Fact]
    public void A_table_without_row_versions_says_so()
    {
        organization.DefineTable(new TableDefinition { LogicalName = "new_remote", Kind = TableKind.Virtual, PrimaryName = "new_name" });
        var fault = Sample.Fault(() => organization.System.Execute(new DeleteRequest
        {
            Target = new EntityReference("new_remote", Guid.NewGuid()) { RowVersion = "1" },
            ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches,
        }));
        Assert.Equal(-2147088243, fault.ErrorCode);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private int Update(IOrganizationService service, string? version, ConcurrencyBehavior behavior = ConcurrencyBehavior.IfRowVersionMatches, Guid? id = null)
    {
        try
        {
            var target = new Entity(Sample.Ticket, id ?? ticket) { ["new_count"] = 1, RowVersion = version };
            _ = service.Execute(new UpdateRequest { Target = target, ConcurrencyBehavior = behavior });
            return 0;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return fault.Detail.ErrorCode;
        }
    }
}
