using Parquet;
using Parquet.Schema;

namespace Linking.Tool.Tests.Input.Files;

public class ParquetTests
{
    private static readonly Guid Ada = Guid.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Bo = Guid.Parse("22222222-2222-4222-8222-222222222222");

    [Theory]
    [InlineData("rows/contact.parquet")]
    [InlineData("rows/contact.csv")]
    [InlineData("rows/contact/part-00000-abc.snappy.parquet")]
    public async Task A_table_is_read_with_values_of_every_type(string name)
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv");
        await Write(
            folder,
            name,
            2,
            new Column<string>("Id", [[Ada.ToString(), Bo.ToString()]]),
            new Column<string>("firstname", [["Ada", null]]),
            new Column<decimal?>("creditlimit", [[12.5m, null]]),
            new Column<bool?>("donotemail", [[true, null]]),
            new Column<DateTime?>("birthdate", [[new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc), null]]),
            new Column<int>("gendercode", [[1, 2]]),
            new Column<long>("versionnumber", [[7, 8]]),
            new Column<bool>("IsDelete", [[false, true]]));

        var input = folder.Read();

        Assert.Equal(["11 birthdate=01/02/2024 00:00:00 creditlimit=12.5 donotemail=True firstname=Ada gendercode=1"], input.Rows());
        Assert.Contains(input.Notes, note => note.EndsWith("1 row not loaded, because IsDelete says that the row is deleted.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_of_several_row_groups_are_read_in_order()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv");
        await Write(folder, "rows/contact.parquet", 1, new Column<string>("contactid", [[Ada.ToString()], [Bo.ToString()]]),
            new Column<double>("creditlimit", [[0.5], [1e20]]));

        Assert.Equal(["11 creditlimit=0.5", "22 creditlimit=100000000000000000000"], folder.Read().Rows());
    }

    [Fact]
    public async Task A_wrong_id_is_refused_by_its_row()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv");
        await Write(folder, "rows/contact.parquet", 1, new Column<string>("contactid", [[Ada.ToString()], ["no id"]]));

        Assert.Equal(("rows/contact.parquet", 2, "'no id' in 'contactid' is no GUID of a row"), Assert.Single(folder.Refused()) is var error
            ? (error.File, error.Line, error.Problem) : default);
    }

    [Fact]
    public async Task Keys_and_profiles_are_read_too()
    {
        using var folder = SmallSimulation.Create().Without("unification-1/msdynci_customerprofile.csv");
        await Write(folder, "unification-1/Customer.parquet", 1, new Column<string>("CustomerId", [["c1"]]));

        Assert.Equal(1, folder.Read().Unifications[0].Profiles.Count);
    }

    [Fact]
    public void A_broken_file_is_refused_as_what_it_is()
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", "PAR1 and nothing that follows");

        Assert.StartsWith("This is a Parquet file that cannot be read (", Assert.Single(folder.Refused()).Problem, StringComparison.Ordinal);
    }

    private static async Task Write(TemporaryFolder folder, string name, int rows, params IColumn[] columns)
    {
        folder.With(name, "");
        await using var stream = File.Create(folder[name]);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => (Field)column.Field)), stream);
        for (var group = 0; group < columns[0].Groups; group++)
        {
            using var rowGroup = writer.CreateRowGroup();
            foreach (var column in columns)
            {
                await column.Write(rowGroup, group);
            }

            rowGroup.CompleteValidate();
        }

        Assert.Equal(rows, columns[0].RowsOfFirst);
    }

    private interface IColumn
    {
        DataField Field { get; }

        int Groups { get; }

        int RowsOfFirst { get; }

        Task Write(ParquetRowGroupWriter group, int number);
    }

    private sealed class Column<T>(string name, T?[][] groups) : IColumn
    {
        public DataField Field { get; } = new DataField(name, typeof(T));

        public int Groups => groups.Length;

        public int RowsOfFirst => groups[0].Length;

        public async Task Write(ParquetRowGroupWriter group, int number)
        {
            object values = groups[number];
            switch (values)
            {
                case string?[] texts: await group.WriteAsync(Field, texts!); break;
                case decimal?[] numbers: await group.WriteAsync<decimal>(Field, numbers.AsMemory()); break;
                case bool?[] truths: await group.WriteAsync<bool>(Field, truths.AsMemory()); break;
                case DateTime?[] moments: await group.WriteAsync<DateTime>(Field, moments.AsMemory()); break;
                case int[] numbers: await group.WriteAsync<int>(Field, numbers.AsMemory()); break;
                case long[] numbers: await group.WriteAsync<long>(Field, numbers.AsMemory()); break;
                case double[] numbers: await group.WriteAsync<double>(Field, numbers.AsMemory()); break;
                case bool[] truths: await group.WriteAsync<bool>(Field, truths.AsMemory()); break;
                default: throw new NotSupportedException(typeof(T).Name);
            }
        }
    }
}
