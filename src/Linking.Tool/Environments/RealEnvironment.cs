using Linking.Client;
using Linking.Tool.Input;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments;

/// <summary>An environment at an address: a real one, or one that 'linking serve' stands in for.</summary>
internal sealed class RealEnvironment(DataverseClient client) : IEnvironment
{
    public DataverseService Service { get; } = new(client);

    /// <summary>What is installed there is its administrators' business.</summary>
    public void BringUpToDate() => Require(Names.Api.StartRun);

    public void Require(string api)
    {
        var query = new RowQuery(Names.CustomApi.Table, Names.CustomApi.UniqueName) { Filter = $"{Names.CustomApi.UniqueName} eq {RowQuery.Quoted(api)}" };
        if (Service.First(query) is null)
        {
            throw new InputException(client.Environment.Host, null, "The product is not installed there, or in an older version",
                "Import its managed solution first: 'linking install', or as docs/deploying.md says");
        }
    }

    /// <summary>The environment goes on with runs by itself, whatever is asked for here.</summary>
    public void RequireNothingUnfinished()
    {
    }

    public IRunWork Work(RunPace pace) => new RunFollower(Service, pace, TimeProvider.System);

    public void Dispose() => Service.Dispose();
}
