namespace EmbeddedDataverse.Metadata.StandardTables;

/// <summary>Accounts, contacts and leads, with the columns that programs use most.</summary>
internal static class SalesTables
{
    public const string Text = """
        table account Account user 1 accountid name
        name text(160)
        accountnumber text(20)
        parentaccountid lookup(account)
        primarycontactid lookup(contact)
        emailaddress1 text(100)
        telephone1 text(50)
        websiteurl text(200)
        address1_line1 text(250)
        address1_city text(80)
        address1_stateorprovince text(50)
        address1_postalcode text(20)
        address1_country text(80)
        description memo
        industrycode choice(1=Accounting,2=Agriculture,3=Broadcasting)
        numberofemployees int
        revenue money
        creditonhold bool
        transactioncurrencyid lookup(transactioncurrency)
        table contact Contact user 2 contactid fullname
        firstname text(50)
        lastname text(50)
        fullname join(firstname,lastname)
        middlename text(50)
        salutation text(100)
        jobtitle text(100)
        parentcustomerid customer
        emailaddress1 text(100)
        emailaddress2 text(100)
        telephone1 text(50)
        mobilephone text(50)
        birthdate date
        gendercode choice(1=Male,2=Female)
        address1_line1 text(250)
        address1_city text(80)
        address1_stateorprovince text(50)
        address1_postalcode text(20)
        address1_country text(80)
        description memo
        donotemail bool
        externaluseridentifier text(50)
        governmentid text(50)
        creditlimit money
        transactioncurrencyid lookup(transactioncurrency)
        table lead Lead user 4 leadid fullname
        statecode state(0=Open,1=Qualified,2=Disqualified)
        statuscode status(1=New,2=Contacted,3=Qualified,4=Lost,5=Cannot Contact,6=No Longer Interested,7=Canceled)
        firstname text(50)
        lastname text(50)
        fullname join(firstname,lastname)
        subject text(300)
        companyname text(100)
        jobtitle text(100)
        emailaddress1 text(100)
        telephone1 text(50)
        mobilephone text(50)
        address1_city text(80)
        address1_country text(80)
        description memo
        leadsourcecode choice(1=Advertisement,2=Employee Referral,8=Web,10=Other)
        parentcontactid lookup(contact)
        parentaccountid lookup(account)
        estimatedamount money
        """;
}
