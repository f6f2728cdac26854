namespace EmbeddedDataverse.WebApi.Tests;

/// <summary>A served organisation with accounts, contacts, a table with a column of each type, and an elastic table.</summary>
public abstract class SampleTest : ServedTest
{
    internal const string Order = "sample_order";

    private protected Guid Contoso { get; private set; }

    private protected Guid Fabrikam { get; private set; }

    private protected Guid Ann { get; private set; }

    private protected Guid Bob { get; private set; }

    private protected Guid Cy { get; private set; }

    /// <inheritdoc />
    protected override void Arrange()
    {
        var service = Organization.System;
        Organization.DefineTable(new TableDefinition
        {
            LogicalName = Order,
            SchemaName = "sample_Order",
            Ownership = TableOwnership.User,
            PrimaryName = "sample_name",
            Columns =
            [
                ColumnDefinition.Text("sample_name"),
                ColumnDefinition.Text("sample_number"),
                new ColumnDefinition { LogicalName = "sample_customer", SchemaName = "sample_Customer", Type = ColumnType.Lookup, Targets = ["contact"],
                    IsCustom = true },
                ColumnDefinition.Of("sample_note", ColumnType.Memo),
                ColumnDefinition.Of("sample_count", ColumnType.Integer),
                ColumnDefinition.Of("sample_big", ColumnType.BigInt),
                ColumnDefinition.Of("sample_rate", ColumnType.Decimal),
                ColumnDefinition.Of("sample_share", ColumnType.Double),
                ColumnDefinition.Of("sample_price", ColumnType.Money),
                ColumnDefinition.Of("sample_paid", ColumnType.Boolean),
                ColumnDefinition.Of("sample_due", ColumnType.DateTime),
                ColumnDefinition.Of("sample_code", ColumnType.Uniqueidentifier),
                ColumnDefinition.Choice("sample_size", new Dictionary<int, string> { [1] = "Small", [2] = "Large" }),
            ],
            Keys = [new AlternateKeyDefinition { Name = "sample_bynumber", Columns = ["sample_number"] }],
        });
        Organization.DefineTable(
            new TableDefinition { LogicalName = "sample_event", Kind = TableKind.Elastic, Ownership = TableOwnership.User, PrimaryName = "sample_name" });
        Contoso = service.Create(new Entity("account") { ["name"] = "Contoso", ["numberofemployees"] = 50 });
        Fabrikam = service.Create(new Entity("account") { ["name"] = "Fabrikam", ["numberofemployees"] = 7 });
        Ann = Contact("Ann", "O'Hara", new EntityReference("account", Contoso), "ann@example.com");
        Bob = Contact("Bob", "Berg", new EntityReference("account", Fabrikam), null);
        Cy = Contact("Cy", "100% Cotton", new EntityReference("contact", Ann), "cy@example.com");
    }

    private Guid Contact(string first, string last, EntityReference parent, string? mail) =>
        Organization.System.Create(new Entity("contact")
        {
            ["firstname"] = first,
            ["lastname"] = last,
            ["parentcustomerid"] = parent,
            ["emailaddress1"] = mail,
            ["donotemail"] = mail is null
        });
}
