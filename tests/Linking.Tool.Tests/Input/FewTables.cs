using Linking.Tool.Input;

namespace Linking.Tool.Tests.Input;

/// <summary>A catalog with just enough of the standard tables.</summary>
internal sealed class FewTables : ITableCatalog
{
    private static readonly Dictionary<string, TableShape> Tables = new[]
    {
        new TableShape("contact", "contactid", "fullname",
            [Text("firstname", 50), Text("lastname", 50), Text("emailaddress1", 100), Text("mobilephone", 50),
            new ColumnShape("creditlimit", ColumnKind.Money), new ColumnShape("donotemail", ColumnKind.Boolean),
            new ColumnShape("birthdate", ColumnKind.DateTime), new ColumnShape("gendercode", ColumnKind.Choice),
            new ColumnShape("transactioncurrencyid", ColumnKind.Lookup, Target: "transactioncurrency")]),
        new TableShape("lead", "leadid", "fullname",
            [Text("subject", 300), Text("firstname", 50), Text("lastname", 50), Text("companyname", 100), Text("emailaddress1", 100)]),
        new TableShape("account", "accountid", "name", [Text("name", 160), Text("accountnumber", 20)]),
        new TableShape("msdynci_customerprofile", "msdynci_customerprofileid", "msdynci_customerid", []),
    }.ToDictionary(table => table.LogicalName, StringComparer.Ordinal);

    public TableShape? Find(string logicalName) => Tables.GetValueOrDefault(logicalName);

    private static ColumnShape Text(string name, int length) => new(name, ColumnKind.Text, length);
}
