namespace EmbeddedDataverse.Storage.Loading;

/// <summary>
/// Brings rows into the order of their keys, in which SQLite fills its pages one after the other. Of many rows one block is in memory;
/// the others are sorted runs in a temporary file, which are merged.
/// </summary>
/// <param name="blockSize">Rows that are in memory at most.</param>
internal sealed class RowSpool(int blockSize) : IDisposable
{
    /// <summary>Bytes after which a block of wide rows is full too.</summary>
    private const int MostBytes = 64 << 20;

    private readonly RowBuffer buffer = new();
    private readonly List<(long Key, int Shape, int Start, int Length)> rows = [];
    private readonly List<(long Start, long End)> runs = [];
    private FileStream? file;

    /// <summary>Rows that are in memory now.</summary>
    public int Held => rows.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="key">Its place in the table.</param>
    /// <param name="shape">Which columns it has.</param>
    /// <param name="write">Writes its values.</param>
    public void Add(long key, int shape, Action<RowBuffer> write)
    {
        if (rows.Count >= blockSize || buffer.Length >= MostBytes)
        {
            WriteRun();
        }

        var start = buffer.Length;
        write(buffer);
        rows.Add((key, shape, start, buffer.Length - start));
    }

    /// <summary>All rows by key. Nothing can be added afterwards.</summary>
    public IEnumerable<SpooledRow> Sorted()
    {
        if (file is null)
        {
            Sort();
            foreach (var row in rows)
            {
                yield return new SpooledRow(row.Key, row.Shape, buffer.Slice(row.Start, row.Length));
            }

            yield break;
        }

        WriteRun();
        file.Flush();
        var next = new PriorityQueue<SpoolRun, long>();
        foreach (var (start, end) in runs)
        {
            Advance(new SpoolRun(file.SafeFileHandle, start, end), next);
        }

        while (next.TryDequeue(out var run, out _))
        {
            yield return run.Current;
            Advance(run, next);
        }
    }

    public void Dispose() => file?.Dispose();

    private static void Advance(SpoolRun run, PriorityQueue<SpoolRun, long> next)
    {
        if (run.Read())
        {
            next.Enqueue(run, run.Current.Key);
        }
    }

    private void Sort() => rows.Sort((one, other) => one.Key.CompareTo(other.Key));

    private void WriteRun()
    {
        Sort();
        file ??= new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        });
        var start = file.Position;
        Span<byte> head = stackalloc byte[SpoolRun.Head];
        foreach (var row in rows)
        {
            SpoolRun.WriteHead(head, row.Key, row.Shape, row.Length);
            file.Write(head);
            file.Write(buffer.Slice(row.Start, row.Length).Span);
        }

        runs.Add((start, file.Position));
        rows.Clear();
        buffer.Clear();
    }
}
