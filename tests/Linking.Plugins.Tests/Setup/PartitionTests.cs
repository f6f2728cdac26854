using Linking.Plugins.Setup;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Setup;

/// <summary>Set-up names profiles that lookups do not find, because nothing else would.</summary>
public class PartitionTests
{
    private const string Note = "ProfilesInOwnPartitions";

    [Theory]
    [InlineData("north", true)]
    [InlineData("0b000000-0000-4000-8000-00000000000b", true)]
    [InlineData(null, false)]
    [InlineData("{0A000000-0000-4000-8000-00000000000A}", false)]
    public void Profiles_in_a_partition_of_their_own_are_named(string? partition, bool expected)
    {
        using var organization = new SetupOrganization();
        var id = new Guid("0a000000-0000-4000-8000-00000000000a");
        organization.System.Create(Profile(id, partition));
        organization.System.Create(Profile(Guid.NewGuid(), null));
        var answer = organization.Prepare();
        Assert.Equal(expected, answer.Notes.Contains(Note));
        var said = $"1 of 2 customer profiles in a sample stand in a partition of their own, for example {id:D} in '{partition}'";
        Assert.Equal(expected, answer.Summary.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Standard_tables_have_no_partitions_to_look_at()
    {
        using var organization = new SetupOrganization(TableKind.Standard);
        Assert.DoesNotContain(Note, organization.Prepare().Notes);
        var service = new ScriptedService();
        var shape = new Plugins.Schema.TableShapeReader(organization.System).Read([Names.CustomerProfile.Table])[Names.CustomerProfile.Table];
        Assert.Equal(0, new PartitionSample(service).Read(shape with { Columns = [.. shape.Columns, "partitionid"] }).Seen);
        Assert.Empty(service.Queries);
    }

    [Fact]
    public void The_sample_is_one_page()
    {
        using var organization = new SetupOrganization();
        var service = new ScriptedService();
        var shape = new Plugins.Schema.TableShapeReader(organization.System).Read([Names.CustomerProfile.Table])[Names.CustomerProfile.Table];
        _ = new PartitionSample(service).Read(shape);
        var query = Assert.IsType<QueryExpression>(Assert.Single(service.Queries));
        Assert.Equal((500, false), (query.TopCount, query.NoLock));
    }

    private static Entity Profile(Guid id, string? partition)
    {
        var row = new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") };
        if (partition is not null)
        {
            row[Names.Elastic.PartitionId] = partition;
        }

        return row;
    }
}
