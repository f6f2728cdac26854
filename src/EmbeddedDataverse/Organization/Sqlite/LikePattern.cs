namespace EmbeddedDataverse.Sqlite;

/// <summary>SQL Server's LIKE: <c>%</c>, <c>_</c> and <c>[a-f]</c>, <c>[^a-f]</c>.</summary>
internal static class LikePattern
{
    /// <summary>
    /// Whether a text matches. When a part between two % does not fit, only the last % takes one more character: that is enough, as
    /// what was before it fits already, and takes as many steps as text and pattern have characters, multiplied, at most.
    /// </summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var rest = pattern;
        var (start, position) = (-1, 0);
        while (true)
        {
            if (pattern.Length > 0 && pattern[0] == '%')
            {
                pattern = pattern.TrimStart('%');
                if (pattern.IsEmpty)
                {
                    return true;
                }

                rest = pattern;
                start = position;
            }
            else if (pattern.IsEmpty && position == text.Length)
            {
                return true;
            }
            else if (position < text.Length && pattern.Length > 0 && MatchesOne(ref pattern, text[position]))
            {
                position++;
            }
            else if (start >= 0 && start < text.Length)
            {
                pattern = rest;
                position = ++start;
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>Makes a text that stands for itself in a pattern.</summary>
    public static string Escape(string text)
    {
        return text.Replace("[", "[[]", StringComparison.Ordinal).Replace("%", "[%]", StringComparison.Ordinal).Replace("_", "[_]", StringComparison.Ordinal);
    }

    private static bool MatchesOne(ref ReadOnlySpan<char> pattern, char c)
    {
        var first = pattern[0];
        var end = first == '[' ? pattern.IndexOf(']') : -1;
        if (end < 0)
        {
            pattern = pattern[1..];
            return first == '_' || first == c;
        }

        var set = pattern[1..end];
        pattern = pattern[(end + 1)..];
        var negated = set.Length > 1 && set[0] == '^';
        return InSet(negated ? set[1..] : set, c) != negated;
    }

    private static bool InSet(ReadOnlySpan<char> set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (set[i] == c)
            {
                return true;
            }
        }

        return false;
    }
}
