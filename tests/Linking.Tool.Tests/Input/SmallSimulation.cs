namespace Linking.Tool.Tests.Input;

/// <summary>A folder that is right, for tests to spoil one thing in.</summary>
internal static class SmallSimulation
{
    public const string Organization = """
        {
          "name": "Contoso",
          "organizationId": "6f1c3b52-0d5e-4a51-9d52-6a2a3d1f7c10",
          "environmentUrl": "https://contoso.crm.dynamics.com",
          "customerKind": "individuals",
          "outputStorage": "managed",
          "sourceTables": [
            { "dataSource": "Dataverse", "table": "contact", "connector": "dataverse", "environmentUrl": "https://contoso.crm.dynamics.com", "primaryKey": "contactid" }
          ],
          "tables": [
            { "logicalName": "contoso_member", "primaryId": "contoso_memberid", "primaryName": "contoso_name", "columns": [
              { "name": "contoso_points", "type": "integer" }
            ] }
          ]
        }
        """;

    public const string Contacts = "contactid,firstname\n11111111-1111-4111-8111-111111111111,Ada\n22222222-2222-4222-8222-222222222222,Bo\n";
    public const string Members = "contoso_memberid,contoso_points\n33333333-3333-4333-8333-333333333333,7\n";
    public const string Profiles = "msdynci_customerprofileid,msdynci_customerid,msdynci_email\naaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa,"
        + "aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa,a@example.com\n";
    public const string Keys = "msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid\nDataverse,contact,"
        + "11111111-1111-4111-8111-111111111111,aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa\n";

    public static TemporaryFolder Create() => new TemporaryFolder()
        .With("organization.json", Organization)
        .With("rows/contact.csv", Contacts)
        .With("rows/contoso_member.csv", Members)
        .With("unification-1/msdynci_customerprofile.csv", Profiles)
        .With("unification-1/msdynci_alternatekey.csv", Keys);
}
