using System.Collections.Concurrent;
using EmbeddedDataverse;
using Linking.Tool.Installation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Organisations with the product installed and nothing in them, made once and copied by every history.</summary>
/// <param name="assembly">The plug-in assembly to run instead of the one that is installed; null for that one.</param>
internal sealed class Templates(byte[]? assembly) : IDisposable
{
    /// <summary>How many different orders of rows and jobs there are.</summary>
    public const int Shuffles = 4;

    /// <summary>The user as whom Customer Insights writes.</summary>
    public const string WriterName = "# InsightsAppsPlatform";

    public static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Variables =
    [
        Names.EnvironmentVariable.AutomaticRuns, Names.EnvironmentVariable.UseUpdateMultiple, Names.EnvironmentVariable.GuardSmallest,
        Names.EnvironmentVariable.TimeBudgetSeconds, Names.EnvironmentVariable.BatchRows, Names.EnvironmentVariable.SettleMinutes,
    ];

    private readonly ConcurrentDictionary<(bool, bool, int), Lazy<Organization>> made = new();

    public Organization For(HistorySettings settings)
    {
        return made.GetOrAdd((settings.IsElastic, settings.IsCaseSensitive, settings.Shuffle), _ => new Lazy<Organization>(() => Make(settings))).Value;
    }

    public void Dispose()
    {
        foreach (var template in made.Values.Where(template => template.IsValueCreated))
        {
            template.Value.Dispose();
        }
    }

    private Organization Make(HistorySettings settings)
    {
        var organization = Organization.Open(new OrganizationOptions
        {
            OrganizationId = new Guid($"00000000-0000-4000-8000-{settings.Shuffle:d12}"),
            Seed = settings.Shuffle + 1,
            StartTime = Start,
            TextIsCaseSensitiveOnElastic = settings.IsCaseSensitive,
        });
        var kind = settings.IsElastic ? TableKind.Elastic : TableKind.Standard;
        organization.DefineTable(Profiles(kind));
        organization.DefineTable(Keys(kind));
        LinkingInstallation.InstallProduct(organization);
        if (assembly is not null)
        {
            _ = organization.RegisterAssembly(assembly);
        }

        _ = organization.CreateUser(WriterName, "System Administrator");
        foreach (var name in Variables)
        {
            GiveValue(organization.System, name);
        }

        return organization;
    }

    // The solution brings the definitions; a history changes their values.
    private static void GiveValue(IOrganizationService service, string name)
    {
        var query = new QueryExpression(Names.EnvironmentVariable.Definition);
        query.Criteria.AddCondition(Names.EnvironmentVariable.SchemaName, ConditionOperator.Equal, name);
        foreach (var definition in service.RetrieveMultiple(query).Entities)
        {
            _ = service.Create(new Entity(Names.EnvironmentVariable.ValueTable) { [Names.EnvironmentVariable.DefinitionId] = definition.ToEntityReference() });
        }
    }

    private static TableDefinition Profiles(TableKind kind) => new()
    {
        LogicalName = Names.CustomerProfile.Table,
        Kind = kind,
        PrimaryId = Names.CustomerProfile.Id,
        PrimaryName = Names.CustomerProfile.CustomerId,
        Columns =
        [
            ColumnDefinition.Text(Names.CustomerProfile.CustomerId, 4000),
            ColumnDefinition.Text(ContentRows.Attribute),
            .. ContentRows.AllSources.SelectMany(source => new[] { source.KeyColumn, source.ListColumn }).Select(column => ColumnDefinition.Text(column, 4000)),
        ],
    };

    private static TableDefinition Keys(TableKind kind) => new()
    {
        LogicalName = Names.AlternateKey.Table,
        Kind = kind,
        PrimaryId = Names.AlternateKey.Id,
        PrimaryName = Names.AlternateKey.Identifier,
        Columns =
        [
            ColumnDefinition.Text(Names.AlternateKey.Identifier, 4000),
            ColumnDefinition.Text(Names.AlternateKey.DataSource, 4000),
            ColumnDefinition.Text(Names.AlternateKey.EntityName, 4000),
            ColumnDefinition.Text(Names.AlternateKey.Value, 4000),
            ColumnDefinition.Text(Names.AlternateKey.CustomerId),
            ColumnDefinition.Of(Names.AlternateKey.KeyRing, ColumnType.Memo),
        ],
    };
}
