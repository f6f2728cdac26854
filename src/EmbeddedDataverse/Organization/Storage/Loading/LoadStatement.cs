using System.Buffers.Binary;

namespace EmbeddedDataverse.Storage.Loading;

/// <summary>
/// Inserts loaded rows that have the same columns. What all rows share is bound once; of each row only its own values are.
/// </summary>
internal sealed class LoadStatement : IDisposable
{
    private readonly Table table;
    private readonly Column[] columns;
    private readonly bool hasPartition;
    private readonly Statement statement;

    /// <summary>Prepares the statement.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that the rows have, in their order.</param>
    /// <param name="defaults">Columns that they do not have, with the value they get.</param>
    /// <param name="hasPartition">Whether the rows get their own id as partition.</param>
    public LoadStatement(Database database, Table table, Column[] columns, IReadOnlyList<(Column Column, object Value)> defaults, bool hasPartition)
    {
        (this.table, this.columns, this.hasPartition) = (table, columns, hasPartition);
        HasVersion = table.Version is { } own && Array.IndexOf(columns, own) < 0;
        var names = new List<string> { "_key", table.PrimaryId.Sql };
        names.AddRange(columns.Select(column => column.Sql));
        names.AddRange(HasVersion ? [table.Version!.Sql] : []);
        names.AddRange(hasPartition ? [table.PartitionId!.Sql] : []);
        var shared = names.Count;
        names.AddRange(defaults.Select(pair => pair.Column.Sql));
        statement = new Statement(database.Handle, $"INSERT INTO {table.Sql} ({string.Join(", ", names)}) VALUES ({string.Join(",", names.Select(_ => "?"))})");
        for (var i = 0; i < defaults.Count; i++)
        {
            _ = statement.Bind(shared + i + 1, defaults[i].Value);
        }
    }

    /// <summary>Whether the row needs a version.</summary>
    public bool HasVersion { get; }

    public bool Fits(RowValues values)
    {
        if (values.Count != columns.Length)
        {
            return false;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (!ReferenceEquals(columns[i], values[i].Column))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Inserts a row whose first value is its id.</summary>
    public void Insert(SpooledRow row, long version)
    {
        var bytes = row.Bytes.Span;
        var id = RowKeys.FromBytes(bytes.Slice(1 + sizeof(int), 16));
        _ = statement.Bind(1, row.Key);
        var index = 2;
        while (!bytes.IsEmpty)
        {
            bytes = Bind(index++, bytes);
        }

        if (HasVersion)
        {
            _ = statement.Bind(index++, version);
        }

        if (hasPartition)
        {
            _ = statement.Bind(index, id.ToString("D"));
        }

        try
        {
            statement.ExecuteKeepingBindings();
        }
        catch (UniqueViolationException)
        {
            throw PlatformFaults.Make(ErrorCodes.DuplicateRecord, $"Cannot insert duplicate key: {table.Name} {id}.");
        }
    }

    public void Dispose() => statement.Dispose();

    /// <summary>Binds the first value and says what comes after it.</summary>
    private ReadOnlySpan<byte> Bind(int index, ReadOnlySpan<byte> bytes)
    {
        var kind = (StoredKind)bytes[0];
        bytes = bytes[1..];
        switch (kind)
        {
            case StoredKind.Null:
                statement.BindNull(index);
                return bytes;
            case StoredKind.Integer:
                _ = statement.Bind(index, BinaryPrimitives.ReadInt64LittleEndian(bytes));
                return bytes[sizeof(long)..];
            case StoredKind.Real:
                statement.Bind(index, BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(bytes)));
                return bytes[sizeof(long)..];
            default:
                var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
                statement.Bind(index, bytes.Slice(sizeof(int), length), isText: kind == StoredKind.Text);
                return bytes[(sizeof(int) + length)..];
        }
    }
}
