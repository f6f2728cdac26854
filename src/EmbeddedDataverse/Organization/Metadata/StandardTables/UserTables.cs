namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>The organisation itself, users, teams, business units, roles and currencies.</summary>
internal static class UserTables
{
    public const string Text = """
        table businessunit BusinessUnit none 10 businessunitid name
        name text(160)
        parentbusinessunitid lookup(businessunit)
        isdisabled bool
        table organization Organization none 1019 organizationid name
        name text(160)
        languagecode int
        table transactioncurrency TransactionCurrency organization 9105 transactioncurrencyid currencyname
        currencyname text(100)
        isocurrencycode text(5)
        currencysymbol text(13)
        exchangerate decimal
        table systemuser SystemUser none 8 systemuserid fullname
        firstname text(256)
        lastname text(256)
        fullname text(200)
        domainname text(1024)
        internalemailaddress text(100)
        businessunitid lookup(businessunit)
        isdisabled bool
        accessmode choice(0=Read-Write,1=Administrative,2=Read,3=Support User,4=Non-interactive,5=Delegated Admin)
        applicationid guid
        azureactivedirectoryobjectid guid
        table team Team none 9 teamid name
        name text(160)
        businessunitid lookup(businessunit)
        administratorid lookup(systemuser)
        isdefault bool
        teamtype choice(0=Owner,1=Access)
        table role Role none 1036 roleid name
        name text(100)
        description memo
        businessunitid lookup(businessunit)
        """;
}
