using EmbeddedDataverse.Storage.Loading;

namespace EmbeddedDataverse.Tests.Storage.Loading;

public class RowSpoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1234)]
    public void Rows_come_by_key_and_no_more_than_a_block_of_them_is_in_memory(int count)
    {
        const int block = 100;
        var random = new Random(1);
        var keys = Enumerable.Range(0, count).Select(_ => random.NextInt64(long.MinValue, long.MaxValue)).ToList();
        using var spool = new RowSpool(block);
        foreach (var key in keys)
        {
            spool.Add(key, (int)(key & 7), buffer => buffer.Add(key));
            Assert.InRange(spool.Held, 1, block);
        }

        var read = spool.Sorted().Select(row => (row.Key, row.Shape, Value: BitConverter.ToInt64(row.Bytes.Span[1..]))).ToList();
        Assert.Equal(keys.Order(), read.Select(row => row.Key));
        Assert.All(read, row => Assert.Equal((row.Key, (int)(row.Key & 7)), (row.Value, row.Shape)));
    }

    [Fact]
    public void Rows_wider_than_what_is_read_at_a_time_come_back_whole()
    {
        using var spool = new RowSpool(blockSize: 2);
        for (var i = 5; i >= 1; i--)
        {
            var text = new string((char)('a' + i), i * 100_000);
            spool.Add(i, 0, buffer => buffer.Add(text));
        }

        Assert.Equal([1, 2, 3, 4, 5], spool.Sorted().Select(row => (row.Bytes.Length - 5) / 100_000));
    }
}
