using EmbeddedDataverse;
using Linking.Benchmarks.Overhead;
using Microsoft.Xrm.Sdk;

namespace Linking.Benchmarks.Embedded;

/// <summary>Updates of one column of one contact, each a request and a transaction of its own, against the statement that such an update comes to.</summary>
/// <param name="rows">Contacts.</param>
/// <param name="updates">Updates in each measurement.</param>
/// <param name="repetitions">Measurements in pairs one after the other.</param>
internal sealed class SingleUpdates(int rows, int updates, int repetitions)
{
    private const int WarmUps = 2;

    /// <summary>What the embedded Dataverse runs for such an update.</summary>
    private const string Sql =
        "UPDATE \"contact\" SET \"firstname\"=$0, \"modifiedon\"=$1, \"modifiedby\"=$2, \"versionnumber\"=$3 WHERE _key=$4 AND \"contactid\"=$5";

    private readonly string[] names = [.. Enumerable.Range(0, updates).Select(i => $"Name {i}")];

    /// <summary>Measures.</summary>
    /// <param name="name">The work, for the report.</param>
    /// <param name="limit">How many times the bare statement it may cost.</param>
    /// <param name="withStep">True to register an asynchronous step on the update; what is measured then includes the job, not its execution.</param>
    public EmbeddedRatio Measure(string name, double limit, bool withStep)
    {
        using var folder = new ScratchFolder();
        var path = folder.File("updates.db");
        using var organization = Organization.Open(new OrganizationOptions { Path = path });
        Guid[] ids = [.. Enumerable.Range(0, rows).Select(_ => Guid.NewGuid())];
        organization.Load("contact", ids.Select(id => new Entity("contact", id) { ["firstname"] = "Name", ["lastname"] = "Of a contact" }));
        if (withStep)
        {
            SilentPlugin.Register(organization);
        }

        using var bare = new BareDatabase(path);
        var keys = bare.Read("SELECT _key, contactid, modifiedby FROM contact ORDER BY contactid");
        var embeddedTimes = new List<ProcessorTime>();
        var bareTimes = new List<ProcessorTime>();
        for (var repetition = -WarmUps; repetition < repetitions; repetition++)
        {
            var embeddedTime = ProcessorTime.Of(() => Update(organization, ids));
            organization.Async.RunAll();
            var bareTime = ProcessorTime.Of(() => Update(bare, keys));
            if (repetition >= 0)
            {
                embeddedTimes.Add(embeddedTime);
                bareTimes.Add(bareTime);
            }
        }

        return new EmbeddedRatio(name, limit, updates, embeddedTimes, bareTimes);
    }

    private void Update(Organization organization, Guid[] ids)
    {
        for (var i = 0; i < updates; i++)
        {
            organization.System.Update(new Entity("contact", ids[i % ids.Length]) { ["firstname"] = names[i] });
        }
    }

    private void Update(BareDatabase bare, List<object[]> keys)
    {
        using var command = bare.Prepare(Sql, parameters: 6);
        for (var i = 0; i < updates; i++)
        {
            var row = keys[i % keys.Count];
            command.Parameters[0].Value = names[i];
            command.Parameters[1].Value = DateTime.UtcNow.Ticks;
            command.Parameters[2].Value = row[2];
            command.Parameters[3].Value = (long)i;
            command.Parameters[4].Value = row[0];
            command.Parameters[5].Value = row[1];
            if (command.ExecuteNonQuery() != 1)
            {
                throw new InvalidOperationException("The bare statement found no row.");
            }
        }
    }
}
