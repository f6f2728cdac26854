using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>What a file of one table may and must hold.</summary>
internal abstract class FileFormat
{
    /// <summary>Logical name of the primary id.</summary>
    public abstract string PrimaryId { get; }

    /// <summary>Columns without which the file cannot be read.</summary>
    public abstract IReadOnlyList<string> Required { get; }

    /// <summary>True when only ids matter in the file, so that it may be read although nobody knows its encoding.</summary>
    public virtual bool HasOnlyIds => false;

    /// <summary>The column of that logical name, or null where no value is loaded into one.</summary>
    public abstract ColumnShape? Column(string name);

    /// <summary>True when linking reads the column: what cannot be read in it is refused, and not left out.</summary>
    public virtual bool IsStrict(ColumnShape column) => false;

    /// <summary>How the rows get their ids.</summary>
    public abstract IRowIdentity Identity(TableRows rows);

    /// <summary>Finds out which column each name of a header means: by logical names first, then by the other names that exports give them.</summary>
    public HeaderMap Map(IReadOnlyList<string> written)
    {
        var names = new string?[written.Count];
        var (taken, unknown, repeated) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), new List<string>());
        var unnamed = 0;
        for (var i = 0; i < written.Count; i++)
        {
            var name = written[i].Trim().ToLowerInvariant();
            Take(i, Column(name) is not null || RowMarks.Contains(name) ? name : null);
        }

        for (var i = 0; i < written.Count; i++)
        {
            if (names[i] is null && !repeated.Contains(written[i].Trim().ToLowerInvariant()))
            {
                var other = written[i].Trim().Length == 0 ? null : OtherName(written[i].Trim(), written, taken);
                Take(i, other);
                _ = other is not null ? 0 : written[i].Trim().Length == 0 ? unnamed++ : 0;
                unknown.AddRange(other is null && written[i].Trim().Length > 0 ? [written[i].Trim()] : []);
            }
        }

        return new HeaderMap(names, unknown, repeated, unnamed);

        void Take(int index, string? name)
        {
            if (name is not null && taken.Add(name))
            {
                names[index] = name;
            }
            else if (name is not null)
            {
                repeated.Add(name);
            }
        }
    }

    /// <summary>The logical name of a column that a header calls otherwise; null when no column is meant.</summary>
    /// <param name="written">The name in the header.</param>
    /// <param name="header">The whole header.</param>
    /// <param name="taken">Logical names that other columns of the header have.</param>
    protected abstract string? OtherName(string written, IReadOnlyList<string> header, IReadOnlySet<string> taken);

    /// <summary>The meaning of the column Id of Synapse Link and Fabric.</summary>
    protected string IdName(IReadOnlySet<string> taken) => taken.Contains(PrimaryId) ? RowMarks.Id : PrimaryId;
}
