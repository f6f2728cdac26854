using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Overhead;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Benchmarks.Rivals;

/// <summary>Links the same organisation by the product and by what people build instead.</summary>
/// <param name="rows">Source rows.</param>
internal sealed class RivalBenchmark(int rows)
{
    private const int Asynchronous = 1;
    private const int PostOperation = 40;

    private OrganizationShape Shape => new("rivals", rows, RowsPerProfile: 1, Kind: TableKind.Elastic);

    public IEnumerable<RivalResult> All()
    {
        yield return Product(bulk: false);
        yield return Product(bulk: true);
        yield return ProductEvents();
        yield return RowByRow();
        yield return External("external loop, ExecuteMultiple of 1,000, no comparison", 1000, byUpdateMultiple: false);
        yield return External("external loop, UpdateMultiple of 100, no comparison", 100, byUpdateMultiple: true);
        yield return External("external loop, UpdateMultiple of 1,000, no comparison", 1000, byUpdateMultiple: true);
    }

    private RivalResult Product(bool bulk)
    {
        using var organization = new BenchmarkOrganization(Shape);
        if (bulk)
        {
            organization.Set(Names.EnvironmentVariable.UseUpdateMultiple, "yes");
        }

        Measurement? first = null;
        Measurement? again = null;
        var firstTime = ProcessorTime.Of(() => first = organization.Run("first"));
        var againTime = ProcessorTime.Of(() => again = organization.Run("again"));
        return new RivalResult(bulk ? "this product, full run, UpdateMultiple on" : "this product, full run", first!, firstTime, again!, againTime);
    }

    private RivalResult ProductEvents()
    {
        using var organization = new BenchmarkOrganization(Shape);
        return Twice("this product, events of UpdateMultiple of 1,000 profiles", organization, CallOrigin.Plugin, () => WriteProfiles(organization));
    }

    private RivalResult RowByRow()
    {
        using var organization = WithLookup();
        RegisterRowByRow(organization);
        return Twice("plug-in on each Update, retrieves and updates each row", organization, CallOrigin.Plugin, () => WriteProfiles(organization));
    }

    private RivalResult External(string name, int size, bool byUpdateMultiple)
    {
        using var organization = WithLookup();
        return Twice(name, organization, origin: null, new ExternalLoop(organization, size, byUpdateMultiple).Run);
    }

    private RivalResult Twice(string name, BenchmarkOrganization organization, CallOrigin? origin, Action work)
    {
        var (first, firstTime) = Once(organization, origin, work);
        var (again, againTime) = Once(organization, origin, work);
        organization.CheckLinks();
        return new RivalResult(name, first, firstTime, again, againTime);
    }

    private (Measurement Counts, ProcessorTime Time) Once(BenchmarkOrganization organization, CallOrigin? origin, Action work)
    {
        var before = organization.Dataverse.Requests.Snapshot();
        var time = ProcessorTime.Of(work);
        return (Measurement.Of("once", organization.Dataverse.Requests.Since(before), organization.Shape, rows, origin), time);
    }

    private BenchmarkOrganization WithLookup()
    {
        var organization = new BenchmarkOrganization(Shape, withProduct: false);
        var table = new TableShapeReader(organization.Dataverse.System).Read(["contact"])["contact"];
        new LookupColumns(organization.Dataverse.System, Plugins.Schema.TableKind.Elastic).Ensure(table);
        return organization;
    }

    private static void WriteProfiles(BenchmarkOrganization organization)
    {
        foreach (var block in organization.Customers.Chunk(1000))
        {
            organization.Dataverse.System.Execute(new OrganizationRequest(Names.Message.UpdateMultiple)
            {
                [Names.Parameter.Targets] = new EntityCollection(
                    [.. block.Select(id => new Entity(Names.CustomerProfile.Table, id) { ["msdynci_loyaltytier"] = "Gold" })])
                {
                    EntityName = Names.CustomerProfile.Table,
                },
            });
            organization.Dataverse.Async.RunAll();
        }
    }

    private static void RegisterRowByRow(BenchmarkOrganization organization)
    {
        var service = organization.Dataverse.System;
        var type = organization.Dataverse.RegisterPlugin(new RowByRowPlugin());
        var message = Find(service, "sdkmessage", ("name", "Update"));
        service.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = "row by row",
            ["plugintypeid"] = new EntityReference("plugintype", type),
            ["sdkmessageid"] = new EntityReference("sdkmessage", message),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter",
                Find(service, "sdkmessagefilter", ("sdkmessageid", message), ("primaryobjecttypecode", Names.CustomerProfile.Table))),
            ["stage"] = new OptionSetValue(PostOperation),
            ["mode"] = new OptionSetValue(Asynchronous),
            ["rank"] = 1,
            ["asyncautodelete"] = true,
            ["supporteddeployment"] = new OptionSetValue(0),
        });
    }

    private static Guid Find(IOrganizationService service, string table, params (string Column, object Value)[] conditions)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        foreach (var (column, value) in conditions)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return service.RetrieveMultiple(query).Entities[0].Id;
    }
}
