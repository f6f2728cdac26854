using System.Text.Json.Nodes;
using Linking.Client;

namespace Linking.Tool.Environments;

/// <summary>The client as commands use it, which do one thing after another: each call is waited for.</summary>
internal sealed class DataverseService(DataverseClient client) : IDisposable
{
    /// <summary>The client itself, for what reads much.</summary>
    public DataverseClient Client => client;

    public void Dispose() => client.Dispose();

    /// <summary>Reads all rows of a query.</summary>
    public List<DataverseRow> Read(RowQuery query) => client.Read(query, CancellationToken.None).ToBlockingEnumerable().ToList();

    /// <summary>Reads the first row of a query; null when there is none.</summary>
    public DataverseRow? First(RowQuery query) => Read(query with { Top = 1 }).FirstOrDefault();

    /// <summary>How the Web API names a table; null when there is none of that name.</summary>
    public TableAddress? Find(string table) => client.Find(table, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>How the Web API names the row that a lookup points to.</summary>
    public string NavigationOf(string table, string lookup) => client.NavigationOf(table, lookup, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Calls a function, or reads one row.</summary>
    public DataverseRow Get(string address) => client.Get(address, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Calls an action.</summary>
    public DataverseRow Call(string action, JsonObject parameters) => client.Call(action, parameters, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Creates a row.</summary>
    public void Create(string table, JsonObject row) => client.Create(table, row, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Changes a row that is there.</summary>
    public void Update(string table, Guid id, JsonObject row) => client.Update(table, id, row, CancellationToken.None).GetAwaiter().GetResult();
}
