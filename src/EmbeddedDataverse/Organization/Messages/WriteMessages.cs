namespace EmbeddedDataverse.Messages;

/// <summary>What the write handlers share: finding the row a target means, and sending it through the pipeline.</summary>
internal static class WriteMessages
{
    public static Table TableOf(Call call, string? name)
    {
        return call.Organization.Catalog.Get(name);
    }

    /// <summary>The target's id: its own, that of its primary-key column, or that of the row with its alternate key; empty when it has none.</summary>
    public static Guid IdOf(Call call, Table table, Entity target)
    {
        if (target.Id != Guid.Empty)
        {
            return target.Id;
        }

        if (target.Attributes.TryGetValue(table.PrimaryId.Name, out var value) && value is Guid id)
        {
            return id;
        }

        return target.KeyAttributes.Count == 0 ? Guid.Empty : AlternateKeys.Find(call.Organization, table, target.KeyAttributes) ?? Guid.Empty;
    }

    public static Guid RequireId(Call call, Table table, Entity target)
    {
        var id = IdOf(call, table, target);
        return id != Guid.Empty ? id : throw PlatformFaults.Make(
            ErrorCodes.ObjectDoesNotExist,
            target.KeyAttributes.Count > 0
                ? $"A record with the specified key values does not exist in {table.Name} entity" : $"Entity Id must be specified for {table.Name}.");
    }

    public static WriteRow NewRow(Call call, Table table, Entity target)
    {
        var id = IdOf(call, table, target);
        return new WriteRow(id == Guid.Empty ? call.Organization.Catalog.NewId() : id, target);
    }

    /// <summary>The rows of a bulk call: all of one table.</summary>
    public static (Table Table, IReadOnlyList<Entity> Targets) Targets(Call call)
    {
        var rows = call.Require<EntityCollection>("Targets");
        var name = string.IsNullOrEmpty(rows.EntityName) ? rows.Entities.FirstOrDefault()?.LogicalName : rows.EntityName;
        var table = TableOf(call, name);
        if (!table.IsElastic && call.Organization.Options.TablesWithoutMultiple.Contains(table.Name))
        {
            throw PlatformFaults.NotSupported($"{call.Request.RequestName} on '{table.Name}'");
        }

        if (rows.Entities.Count == 0)
        {
            throw PlatformFaults.Invalid("The Targets of a bulk operation must not be empty.");
        }

        if (rows.Entities.Any(row => row.LogicalName != table.Name))
        {
            throw PlatformFaults.Invalid("All Targets of a bulk operation must be rows of the same table.");
        }

        return (table, rows.Entities);
    }

    public static void Create(Call call, Table table, IReadOnlyList<WriteRow> rows, bool bulk)
    {
        var writer = call.Organization.Writer;
        Run(call, table, rows, bulk, "Create", (row, caller) => writer.Create(table, row.Target!, row.Id, caller, replace: false));
    }

    public static void Update(Call call, Table table, IReadOnlyList<WriteRow> rows, bool bulk)
    {
        var writer = call.Organization.Writer;
        var concurrency = call.Get<ConcurrencyBehavior>("ConcurrencyBehavior");
        Run(call, table, rows, bulk, "Update", (row, caller) =>
        {
            if (bulk && !table.IsElastic && !call.Organization.Rows.Exists(table, row.Id))
            {
                throw PlatformFaults.DoNotExist(table.Name, row.Id);
            }

            writer.Update(table, row.Target!, row.Id, caller, concurrency);
        });
    }

    public static void Delete(Call call, Table table, IReadOnlyList<WriteRow> rows, bool bulk)
    {
        Run(call, table, rows, bulk, "Delete", (row, caller) => call.Organization.Deleter.Delete(table, row.Id, caller));
    }

    /// <summary>Elastic only: the row is created, or replaced as a whole, and only the event Upsert is raised.</summary>
    public static void Replace(Call call, Table table, IReadOnlyList<WriteRow> rows, bool bulk)
    {
        var writer = call.Organization.Writer;
        Run(call, table, rows, bulk, "Upsert", (row, caller) =>
        {
            row.Created = !call.Organization.Rows.Exists(table, row.Id);
            writer.Create(table, row.Target!, row.Id, caller, replace: true);
        });
    }

    private static void RequireAlone(Call call, IReadOnlyList<WriteRow> rows)
    {
        if (rows.Any(row => row.Target is { } target && RelatedRows.Has(target)))
        {
            throw PlatformFaults.NotSupported($"Writing related rows by {call.Request.RequestName}");
        }
    }

    private static void Run(Call call, Table table, IReadOnlyList<WriteRow> rows, bool bulk, string single, Action<WriteRow, Caller> main)
    {
        RequireAlone(call, rows);
        call.Organization.Pipeline.Run(new WriteEvent
        {
            Call = call,
            Table = table,
            Single = single,
            Multiple = single + "Multiple",
            IsBulk = bulk,
            Rows = rows,
            Main = main,
        });
    }
}
