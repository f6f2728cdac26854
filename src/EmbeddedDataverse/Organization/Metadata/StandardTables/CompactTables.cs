namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>
/// Reads table definitions from short lines. A table: <c>table logical Schema ownership code primaryid primaryname [locked]</c>;
/// its columns below: <c>name type</c> with types text(100), memo, int, bigint, decimal, double, money, bool, date, guid, entity,
/// lookup(a,b), customer, choice(1=One,2=Two), join(a,b); a type followed by <c>!</c> cannot be updated.
/// </summary>
internal static class CompactTables
{
    public static IEnumerable<TableDefinition> Parse(string text)
    {
        string[]? head = null;
        var columns = new List<ColumnDefinition>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', 8, StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "table")
            {
                if (head is not null)
                {
                    yield return Table(head, columns);
                }

                head = words;
                columns = [];
            }
            else
            {
                columns.Add(Column(line));
            }
        }

        if (head is not null)
        {
            yield return Table(head, columns);
        }
    }

    private static TableDefinition Table(string[] head, List<ColumnDefinition> columns)
    {
        return new TableDefinition
        {
            LogicalName = head[1],
            SchemaName = head[2],
            Ownership = head[3] switch { "user" => TableOwnership.User, "organization" => TableOwnership.Organization, _ => TableOwnership.None },
            ObjectTypeCode = int.Parse(head[4], CultureInfo.InvariantCulture),
            PrimaryId = head[5],
            PrimaryName = head[6] == "-" ? null : head[6],
            IsCustom = false,
            RaisesEvents = head.Length < 8,
            CanCreateAttributes = head.Length < 8,
            CanBeRelated = head.Length < 8,
            CanBePrimary = head.Length < 8,
            Columns = columns,
        };
    }

    private static ColumnDefinition Column(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var type = line[(space + 1)..].Trim();
        var updatable = !type.EndsWith('!');
        type = type.TrimEnd('!');
        var open = type.IndexOf('(', StringComparison.Ordinal);
        var arguments = open < 0 ? [] : type[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        var kind = open < 0 ? type : type[..open];
        var isChoice = kind is "choice" or "state" or "status";
        return new ColumnDefinition
        {
            LogicalName = line[..space],
            Type = TypeOf(kind),
            MaxLength = kind == "text" && arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : kind == "join" ? 160 : null,
            Targets = kind == "lookup" ? arguments : kind == "customer" ? ["account", "contact"] : [],
            JoinOf = kind == "join" ? arguments : [],
            Options = isChoice
                ? arguments.Select(a => a.Split('=')).ToDictionary(a => int.Parse(a[0], CultureInfo.InvariantCulture), a => a[1])
                : new Dictionary<int, string>(),
            DefaultOption = kind is "state" or "status" ? int.Parse(arguments[0].Split('=')[0], CultureInfo.InvariantCulture) : null,
            ValidForCreate = kind != "join",
            ValidForUpdate = updatable && kind != "join",
        };
    }

    private static ColumnType TypeOf(string kind)
    {
        return kind switch
        {
            "text" or "join" => ColumnType.String,
            "memo" => ColumnType.Memo,
            "int" => ColumnType.Integer,
            "bigint" => ColumnType.BigInt,
            "decimal" => ColumnType.Decimal,
            "double" => ColumnType.Double,
            "money" => ColumnType.Money,
            "bool" => ColumnType.Boolean,
            "date" => ColumnType.DateTime,
            "guid" => ColumnType.Uniqueidentifier,
            "entity" => ColumnType.EntityName,
            "lookup" => ColumnType.Lookup,
            "customer" => ColumnType.Customer,
            "choice" => ColumnType.Picklist,
            "state" => ColumnType.State,
            "status" => ColumnType.Status,
            _ => throw new ArgumentException("Unknown column type " + kind, nameof(kind)),
        };
    }
}
