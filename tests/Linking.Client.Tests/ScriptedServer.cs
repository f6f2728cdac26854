using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Linking.Client.Tests;

/// <summary>
/// A server on this machine that answers each request with the next text of its script, byte for byte, and then hangs up; the last one is repeated.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly List<string> requests = [];
    private readonly Queue<string> script;

    public ScriptedServer(params string[] answers)
    {
        script = new Queue<string>(answers);
        listener.Start();
        _ = Serve();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>What was asked, head and body.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>An answer of the Web API.</summary>
    public static string Json(string body, int status = 200, string headers = "") => Answer(status, "application/json; odata.metadata=minimal", body, headers);

    public static string Answer(int status, string type, string body, string headers = "") =>
        $"HTTP/1.1 {status} Told\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}";

    /// <summary>The same, hung up in the middle.</summary>
    public static string CutOff(string answer) => answer[..^5];

    public void Dispose()
    {
        ending.Cancel();
        listener.Dispose();
        ending.Dispose();
    }

    private async Task Serve()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync(ending.Token);
                await using var stream = connection.GetStream();
                var request = await Read(stream);
                lock (requests)
                {
                    requests.Add(request);
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(script.Count > 1 ? script.Dequeue() : script.Peek()), ending.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    private async Task<string> Read(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[8192]);
        while (true)
        {
            var count = await stream.ReadAsync(buffer, ending.Token);
            _ = text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            var head = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (count == 0 || (head >= 0 && text.Length >= head + 4 + LengthOf(text.ToString()[..head])))
            {
                return text.ToString();
            }
        }
    }

    private static int LengthOf(string head)
    {
        const string Name = "Content-Length: ";
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line[Name.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
