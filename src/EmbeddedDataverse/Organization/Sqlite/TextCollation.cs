namespace EmbeddedDataverse.Sqlite;

/// <summary>
/// How standard tables compare text, after SQL Server's default collation: upper and lower case are equal, and blanks at the
/// end do not count. (Accents count here; the real collation ignores them.)
/// </summary>
internal static class TextCollation
{
    public const string Name = "DATAVERSE";

    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        left = left.TrimEnd((byte)' ');
        right = right.TrimEnd((byte)' ');
        var common = Math.Min(left.Length, right.Length);
        for (var i = 0; i < common; i++)
        {
            var a = left[i];
            var b = right[i];
            if ((a | b) >= 0x80)
            {
                return string.Compare(Encoding.UTF8.GetString(left), Encoding.UTF8.GetString(right), StringComparison.OrdinalIgnoreCase);
            }

            if (a != b)
            {
                var difference = Upper(a) - Upper(b);
                if (difference != 0)
                {
                    return difference;
                }
            }
        }

        return left.Length - right.Length;
    }

    private static int Upper(byte c)
    {
        return c is >= (byte)'a' and <= (byte)'z' ? c - 32 : c;
    }
}
