namespace EmbeddedDataverse.Metadata;

/// <summary>The columns that the platform adds to every table of a kind.</summary>
internal static class SystemColumns
{
    private static readonly string[] Users = ["systemuser"];
    private static readonly string[] Owners = ["systemuser", "team"];

    public static IEnumerable<ColumnDefinition> For(TableDefinition table)
    {
        if (table.Kind != TableKind.Virtual)
        {
            yield return Fixed("createdon", ColumnType.DateTime);
            yield return Fixed("createdby", ColumnType.Lookup, Users);
            yield return Fixed("modifiedon", ColumnType.DateTime);
            yield return Fixed("modifiedby", ColumnType.Lookup, Users);
            yield return new ColumnDefinition { LogicalName = "overriddencreatedon", Type = ColumnType.DateTime, ValidForUpdate = false };
            yield return new ColumnDefinition { LogicalName = "importsequencenumber", Type = ColumnType.Integer, ValidForUpdate = false };
            yield return Fixed("versionnumber", ColumnType.BigInt);
        }

        if (table.Ownership == TableOwnership.User && table.Kind != TableKind.Virtual)
        {
            yield return new ColumnDefinition { LogicalName = "ownerid", Type = ColumnType.Owner, Targets = Owners };
        }

        if (table.Kind == TableKind.Standard && table.Ownership != TableOwnership.None)
        {
            yield return new ColumnDefinition
            {
                LogicalName = "statecode",
                Type = ColumnType.State,
                ValidForCreate = true,
                Options = new Dictionary<int, string> { [0] = "Active", [1] = "Inactive" },
                DefaultOption = 0,
            };
            yield return new ColumnDefinition
            {
                LogicalName = "statuscode",
                Type = ColumnType.Status,
                Options = new Dictionary<int, string> { [1] = "Active", [2] = "Inactive" },
                DefaultOption = 1,
            };
        }

        if (table.Kind == TableKind.Elastic)
        {
            yield return new ColumnDefinition { LogicalName = "partitionid", Type = ColumnType.String, MaxLength = 100, ValidForUpdate = false };
            yield return new ColumnDefinition { LogicalName = "ttlinseconds", Type = ColumnType.Integer };
        }
    }

    private static ColumnDefinition Fixed(string name, ColumnType type, IReadOnlyList<string>? targets = null)
    {
        return new ColumnDefinition { LogicalName = name, Type = type, Targets = targets ?? [], ValidForCreate = false, ValidForUpdate = false };
    }
}
