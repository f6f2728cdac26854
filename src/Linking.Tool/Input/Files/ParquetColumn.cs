using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Linking.Tool.Input.Files;

/// <summary>Reads a column of a row group, whatever its type, and gives its values as texts.</summary>
internal static class ParquetColumn
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The column's values by the number of their row in the group; empty where there is none.</summary>
    /// <exception cref="NotSupportedException">The column is of a type that no export of a table has.</exception>
    public static Func<int, string> Read(ParquetRowGroupReader group, DataField field) => field.ClrType switch
    {
        var type when type == typeof(ReadOnlyMemory<char>) => Texts(group, field),
        var type when type == typeof(ReadOnlyMemory<byte>) => Bytes(group, field),
        var type when type == typeof(bool) => Values<bool>(group, field, value => value ? "true" : "false"),
        var type when type == typeof(sbyte) => Values<sbyte>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(byte) => Values<byte>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(short) => Values<short>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(ushort) => Values<ushort>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(int) => Values<int>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(uint) => Values<uint>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(long) => Values<long>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(ulong) => Values<ulong>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(float) => Values<float>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(double) => Values<double>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(decimal) => Values<decimal>(group, field, value => value.ToString(Invariant)),
        var type when type == typeof(DateTime) => Values<DateTime>(group, field, value => value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", Invariant)),
        var type when type == typeof(DateOnly) => Values<DateOnly>(group, field, value => value.ToString("yyyy-MM-dd", Invariant)),
        var type when type == typeof(TimeOnly) => Values<TimeOnly>(group, field, value => value.ToString("HH:mm:ss", Invariant)),
        var type when type == typeof(TimeSpan) => Values<TimeSpan>(group, field, value => value.ToString("c", Invariant)),
        var type when type == typeof(Guid) => Values<Guid>(group, field, value => value.ToString("D")),
        var type => throw new NotSupportedException($"The column '{field.Name}' is of the type {type.Name}"),
    };

    private static Func<int, string> Texts(ParquetRowGroupReader group, DataField field)
    {
        var values = new string?[group.RowCount];
        group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return row => values[row] ?? "";
    }

    private static Func<int, string> Bytes(ParquetRowGroupReader group, DataField field)
    {
        var values = new byte[]?[group.RowCount];
        group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return row => values[row] is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
    }

    private static Func<int, string> Values<T>(ParquetRowGroupReader group, DataField field, Func<T, string> text)
        where T : struct
    {
        if (!field.IsNullable)
        {
            var values = new T[group.RowCount];
            group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
            return row => text(values[row]);
        }

        var nullable = new T?[group.RowCount];
        group.ReadAsync(field, nullable.AsMemory()).AsTask().GetAwaiter().GetResult();
        return row => nullable[row] is { } value ? text(value) : "";
    }
}
