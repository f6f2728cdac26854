using EmbeddedDataverse;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Counting;

/// <summary>An organisation in memory with the product installed, and customers, keys and source rows that are the same each time.</summary>
internal sealed class BenchmarkOrganization : IDisposable
{
    private const string DataSource = "CRM";

    private readonly Guid[] rows;
    private readonly Guid[] keys;
    private readonly Guid[] customers;

    public BenchmarkOrganization(OrganizationShape shape, bool withProduct = true, int seed = 1)
    {
        Shape = shape;
        Dataverse = Organization.Open(new OrganizationOptions
        {
            OrganizationId = Guid.NewGuid(),
            Seed = seed,
            StartTime = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc),
            PluginTraces = PluginTraceSetting.Off,
        });
        var random = new Random(20260301);
        rows = NewIds(random, shape.Rows);
        keys = NewIds(random, shape.Rows);
        customers = NewIds(random, shape.Customers);
        Owners = [.. Enumerable.Range(0, shape.Rows).Select(row => row / shape.RowsPerProfile)];
        new CustomerInsightsTables(Dataverse).Define(shape);
        if (withProduct)
        {
            Install();
        }

        Load();
    }

    public OrganizationShape Shape { get; }

    public Organization Dataverse { get; }

    /// <summary>The index of the customer to whom each row belongs.</summary>
    public int[] Owners { get; }

    public IReadOnlyList<Guid> Customers => customers;

    public EntityReference Row(int index) => new(OrganizationShape.TableName(index % Shape.Tables), rows[index]);

    public EntityReference Profile(int index) => new(Names.CustomerProfile.Table, customers[index]);

    public EntityReference Key(int index) => new(Names.AlternateKey.Table, keys[index]);

    /// <summary>A profile as Customer Insights writes it.</summary>
    /// <param name="index">Which customer.</param>
    /// <param name="id">The row's id where it is not the one that it had.</param>
    public Entity ProfileRow(int index, Guid? id = null) =>
        new(Names.CustomerProfile.Table, id ?? customers[index]) { [Names.CustomerProfile.CustomerId] = customers[index].ToString("N") };

    /// <summary>The key of a source row as Customer Insights writes it.</summary>
    /// <param name="index">Which source row.</param>
    /// <param name="profile">The id of its profile where that is not the one that it had.</param>
    public Entity KeyRow(int index, Guid? profile = null)
    {
        var table = OrganizationShape.TableName(index % Shape.Tables);
        var key = new Entity(Names.AlternateKey.Table, keys[index])
        {
            [Names.AlternateKey.DataSource] = DataSource,
            [Names.AlternateKey.EntityName] = table,
            [Names.AlternateKey.Value] = rows[index].ToString(),
            [Names.AlternateKey.CustomerId] = customers[Owners[index]].ToString("N"),
        };
        if (!Shape.KeyColumns)
        {
            key[Names.AlternateKey.Customer] = profile is { } id ? new EntityReference(Names.CustomerProfile.Table, id) : Profile(Owners[index]);
        }

        if (Shape.KeyRings)
        {
            key[Names.AlternateKey.KeyRing] =
                $$"""[{"dataSourceName":"{{DataSource}}","tableName":"{{table}}","preferredKey":"{{rows[index]}}","keys":["{{rows[index]}}"]}]""";
        }

        return key;
    }

    /// <summary>Lets a key name another customer, without raising an event.</summary>
    public void Move(int row, int customer)
    {
        Owners[row] = customer;
        var key = new Entity(Names.AlternateKey.Table, keys[row]) { [Names.AlternateKey.CustomerId] = customers[customer].ToString("N") };
        if (!Shape.KeyColumns)
        {
            key[Names.AlternateKey.Customer] = Profile(customer);
        }

        Quietly("Update", key);
    }

    /// <summary>Deletes a key without raising an event.</summary>
    public void DeleteKey(int row) => Quietly("Delete", new EntityReference(Names.AlternateKey.Table, keys[row]));

    /// <summary>Executes a message without running anybody's steps.</summary>
    public void Quietly(string message, object target) => Dataverse.System.Execute(new OrganizationRequest(message)
    {
        [Names.Parameter.Target] = target,
        ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync",
    });

    /// <summary>Sets a setting of the product.</summary>
    public void Set(string variable, string value)
    {
        var definition = Dataverse.System.Create(new Entity(Names.EnvironmentVariable.Definition) { [Names.EnvironmentVariable.SchemaName] = variable });
        Dataverse.System.Create(new Entity(Names.EnvironmentVariable.ValueTable)
        {
            [Names.EnvironmentVariable.DefinitionId] = new EntityReference(Names.EnvironmentVariable.Definition, definition),
            [Names.EnvironmentVariable.Value] = value,
        });
    }

    /// <summary>Makes a full run from its request to its end and says what it took.</summary>
    public Measurement Run(string name)
    {
        Dataverse.Clock.Advance(TimeSpan.FromHours(6));
        var run = Request();
        var before = Dataverse.Requests.Snapshot();
        Dataverse.Async.RunAll();
        return Measurement.Of(name, Dataverse.Requests.Since(before), Shape, Check(run), CallOrigin.Plugin);
    }

    /// <summary>Creates the row that asks for a full run.</summary>
    public Guid Request() => Dataverse.System.Create(new Entity(Names.Run.Table)
    {
        [Names.Run.Name] = "benchmark",
        [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
        [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
    });

    /// <summary>Throws unless the run ended well and every row is linked as its key says; gives how many rows it examined.</summary>
    public int Check(Guid run)
    {
        var row = Dataverse.System.Retrieve(Names.Run.Table, run, new Microsoft.Xrm.Sdk.Query.ColumnSet(true));
        var status = (RunStatus)row.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;
        var examined = row.GetAttributeValue<int>(Names.Run.Examined);
        if (status != RunStatus.Successful || examined != Shape.Rows)
        {
            throw new InvalidOperationException(
                $"The run ended as {status} with {examined} of {Shape.Rows} rows: {row.GetAttributeValue<string>(Names.Run.Detail)}");
        }

        CheckLinks();
        return examined;
    }

    /// <summary>Throws unless some hundred rows, spread over all, are linked as their keys say.</summary>
    public void CheckLinks()
    {
        for (var index = 0; index < rows.Length; index += Math.Max(1, rows.Length / 100))
        {
            var row = Row(index);
            var link = Dataverse.System.Retrieve(row.LogicalName, row.Id, new Microsoft.Xrm.Sdk.Query.ColumnSet(Names.SourceRow.Lookup));
            if (link.GetAttributeValue<EntityReference>(Names.SourceRow.Lookup)?.Id != customers[Owners[index]])
            {
                throw new InvalidOperationException($"Row {index} is not linked to the profile that its key names.");
            }
        }
    }

    public void Dispose() => Dataverse.Dispose();

    private static Guid[] NewIds(Random random, int count)
    {
        var bytes = new byte[16];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            random.NextBytes(bytes);
            return new Guid(bytes);
        })];
    }

    private void Install()
    {
        LinkingInstallation.InstallProduct(Dataverse);
        Set(Names.EnvironmentVariable.AutomaticRuns, "no");
        foreach (var table in Shape.TableNames)
        {
            Dataverse.System.Create(new Entity(Names.SourceTable.Table)
            {
                [Names.SourceTable.Name] = table,
                [Names.SourceTable.DataSource] = DataSource,
                [Names.SourceTable.EntityName] = table,
                [Names.SourceTable.LogicalName] = table,
                [Names.SourceTable.Connector] = new OptionSetValue((int)Connector.Dataverse),
                [Names.SourceTable.PrimaryKey] = table + "id",
                [Names.SourceTable.Declared] = true,
            });
        }
    }

    private void Load()
    {
        foreach (var table in Enumerable.Range(0, Shape.Tables))
        {
            var name = OrganizationShape.TableName(table);
            Dataverse.Load(name, Enumerable.Range(0, rows.Length).Where(index => index % Shape.Tables == table).Select(index => new Entity(name, rows[index])));
        }

        Dataverse.Load(Names.CustomerProfile.Table, Enumerable.Range(0, customers.Length).Select(index => ProfileRow(index)));
        Dataverse.Load(Names.AlternateKey.Table, Enumerable.Range(0, rows.Length).Select(index => KeyRow(index)));
    }
}
