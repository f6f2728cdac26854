namespace EmbeddedDataverse.Tests.Messages;

public sealed class CrudTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_created_row_comes_back_with_its_values_and_system_columns()
    {
        var id = organization.System.Create(new Entity("contact")
        {
            ["firstname"] = "Ada",
            ["lastname"] = "Yilmaz",
            ["gendercode"] = new OptionSetValue(2),
            ["birthdate"] = new DateTime(1990, 5, 1, 0, 0, 0, DateTimeKind.Utc)
        });
        var row = organization.Get("contact", id);

        Assert.Equal("Ada Yilmaz", row["fullname"]);
        Assert.Equal(2, row.GetAttributeValue<OptionSetValue>("gendercode").Value);
        Assert.Equal("Female", row.FormattedValues["gendercode"]);
        Assert.Equal(organization.SystemUserId, row.GetAttributeValue<EntityReference>("createdby").Id);
        Assert.Equal("SYSTEM", row.GetAttributeValue<EntityReference>("ownerid").Name);
        Assert.Equal(0, row.GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal(organization.Clock.UtcNow, row["createdon"]);
        Assert.Equal(id, row["contactid"]);
        Assert.NotNull(row.RowVersion);
    }

    [Fact]
    public void A_taken_id_is_a_duplicate_record()
    {
        var id = organization.CreateContact();
        var fault = Sample.Fault(() => organization.System.Create(new Entity("contact", id)));
        Assert.Equal(ErrorCodes.DuplicateRecord, fault.ErrorCode);
    }

    [Fact]
    public void Update_writes_given_columns_only_and_always_touches_modifiedon_and_version()
    {
        var id = organization.System.Create(new Entity("contact") { ["firstname"] = "Ada", ["lastname"] = "Yilmaz" });
        var before = organization.Get("contact", id);
        organization.Clock.Advance(TimeSpan.FromMinutes(1));

        organization.System.Update(new Entity("contact", id) { ["lastname"] = "Yilmaz" });

        var after = organization.Get("contact", id);
        Assert.Equal("Ada", after["firstname"]);
        Assert.Equal(organization.Clock.UtcNow, after["modifiedon"]);
        Assert.NotEqual(before.RowVersion, after.RowVersion);
        Assert.Equal(before["createdon"], after["createdon"]);
    }

    [Fact]
    public void Yes_no_columns_are_no_in_a_new_row()
    {
        Assert.Equal(false, organization.Get("contact", organization.CreateContact())["donotemail"]);
    }

    [Fact]
    public void An_empty_text_is_stored_as_null()
    {
        var id = organization.CreateContact("");
        Assert.False(organization.Get("contact", id).Contains("lastname"));
    }

    [Fact]
    public void Values_for_system_columns_are_ignored()
    {
        var id = organization.System.Create(new Entity("contact") { ["modifiedon"] = DateTime.MinValue });
        Assert.Equal(organization.Clock.UtcNow, organization.Get("contact", id)["modifiedon"]);
    }

    [Fact]
    public void Updating_or_reading_or_deleting_a_missing_row_says_it_does_not_exist()
    {
        var id = Guid.NewGuid();
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Sample.Fault(() => organization.System.Update(new Entity("contact", id) { ["lastname"] = "x" })).ErrorCode);
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Sample.Fault(() => organization.System.Retrieve("contact", id, new ColumnSet())).ErrorCode);
        var fault = Sample.Fault(() => organization.System.Delete("contact", id));
        Assert.Equal($"contact With Id = {id} Does Not Exist", fault.Message);
    }

    [Fact]
    public void Unknown_tables_and_columns_and_too_long_texts_are_refused()
    {
        Assert.Equal(ErrorCodes.QueryBuilderNoEntity, Sample.Fault(() => organization.System.Create(new Entity("nothing"))).ErrorCode);
        Assert.Equal(unchecked((int)0x80041103), Sample.Fault(() => organization.System.Create(new Entity("contact") { ["nothing"] = 1 })).ErrorCode);
        Assert.Equal(ErrorCodes.StringLengthTooLong, Sample.Fault(() => organization.CreateContact(new string('x', 51))).ErrorCode);
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.System.Create(new Entity("contact") { ["lastname"] = 5 })).ErrorCode);
    }

    [Fact]
    public void Row_versions_are_checked_when_asked_for()
    {
        var id = organization.CreateContact();
        var row = organization.Get("contact", id);
        var request = new UpdateRequest
        {
            Target = new Entity("contact", id) { RowVersion = row.RowVersion, ["lastname"] = "a" },
            ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches
        };
        _ = organization.System.Execute(request);

        Assert.Equal(ErrorCodes.ConcurrencyVersionMismatch, Sample.Fault(() => organization.System.Execute(request)).ErrorCode);
        request.Target.RowVersion = null;
        Assert.Equal(ErrorCodes.ConcurrencyVersionNotProvided, Sample.Fault(() => organization.System.Execute(request)).ErrorCode);
    }

    [Fact]
    public void A_lookup_needs_an_existing_standard_row_but_not_an_existing_elastic_one()
    {
        var missing = Guid.NewGuid();
        Assert.Equal(
            ErrorCodes.ObjectDoesNotExist,
            Sample.Fault(() =>
                organization.System.Create(new Entity(Sample.Ticket) { ["new_contactid"] = new EntityReference("contact", missing) })).ErrorCode);

        var id = organization.System.Create(new Entity(Sample.Ticket) { ["new_profileid"] = new EntityReference(Sample.Profile, missing) });
        var row = organization.Get(Sample.Ticket, id);
        Assert.Equal(missing, row.GetAttributeValue<EntityReference>("new_profileid").Id);
        Assert.Null(row.GetAttributeValue<EntityReference>("new_profileid").Name);
        Assert.Equal(missing.ToString(), row["new_profileidpid"]);
    }

    [Fact]
    public void Deleting_an_elastic_row_leaves_the_lookups_to_it_and_deleting_a_standard_one_clears_them()
    {
        var profile = organization.System.Create(Sample.Row(Sample.Profile, "Ada"));
        var contact = organization.CreateContact();
        var ticket = organization.System.Create(new Entity(Sample.Ticket)
        {
            ["new_profileid"] = new EntityReference(Sample.Profile, profile),
            ["new_contactid"] = new EntityReference("contact", contact),
        });
        Assert.Equal("Ada", organization.Get(Sample.Ticket, ticket).FormattedValues["new_profileid"]);

        organization.System.Delete(Sample.Profile, profile);
        organization.System.Delete("contact", contact);

        var row = organization.Get(Sample.Ticket, ticket);
        Assert.Equal(profile, row.GetAttributeValue<EntityReference>("new_profileid").Id);
        Assert.False(row.Contains("new_contactid"));
    }

    [Fact]
    public void Rows_are_found_and_kept_unique_by_alternate_key()
    {
        var id = organization.System.Create(new Entity(Sample.Ticket) { ["new_number"] = "T1" });
        Assert.Equal(
            ErrorCodes.DuplicateRecordEntityKey,
            Sample.Fault(() => organization.System.Create(new Entity(Sample.Ticket) { ["new_number"] = "T1" })).ErrorCode);

        organization.System.Update(new Entity(Sample.Ticket, "new_number", "T1") { ["new_name"] = "found" });
        Assert.Equal("found", organization.Get(Sample.Ticket, id)["new_name"]);
    }

    [Fact]
    public void A_new_row_is_active_and_a_reason_of_another_state_is_taken_as_given()
    {
        var id = organization.CreateContact();
        var row = organization.Get("contact", id);
        Assert.Equal((0, 1), (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<OptionSetValue>("statuscode").Value));
        Assert.Equal(("Active", "Active"), (row.FormattedValues["statecode"], row.FormattedValues["statuscode"]));
        organization.System.Update(new Entity("contact", id) { ["statuscode"] = new OptionSetValue(2) });
        Assert.Equal(0, organization.Get("contact", id).GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal(-2147220989,
            Sample.Fault(() => organization.System.Update(new Entity("contact", id) { ["statecode"] = new OptionSetValue(9) })).ErrorCode);
        Assert.Equal(-2147217149,
            Sample.Fault(() => organization.System.Update(new Entity(Sample.Profile, Guid.NewGuid()) { ["statecode"] = new OptionSetValue(1) })).ErrorCode);
    }

    [Fact]
    public void Money_keeps_15_digits_here()
    {
        var id = organization.System.Create(new Entity("contact") { ["creditlimit"] = new Money(1234567890123.45m) });
        Assert.Equal(1234567890123.45m, organization.Get("contact", id).GetAttributeValue<Money>("creditlimit").Value);
        organization.System.Update(new Entity("contact", id) { ["creditlimit"] = new Money(12345678901234.5678m) });
        Assert.NotEqual(12345678901234.5678m, organization.Get("contact", id).GetAttributeValue<Money>("creditlimit").Value);
    }

    [Fact]
    public void Lookups_choices_and_yes_no_have_formatted_values_and_numbers_and_dates_none_here()
    {
        var id = organization.System.Create(new Entity("contact") { ["creditlimit"] = new Money(5), ["birthdate"] = organization.Clock.UtcNow });
        var row = organization.Get("contact", id);
        Assert.Equal("SYSTEM", row.FormattedValues["ownerid"]);
        Assert.Equal("Active", row.FormattedValues["statecode"]);
        Assert.Equal("No", row.FormattedValues["donotemail"]);
        Assert.False(row.FormattedValues.Contains("creditlimit"));
        Assert.False(row.FormattedValues.Contains("birthdate"));
    }

    [Fact]
    public void Setting_the_state_alone_sets_the_usual_reason()
    {
        var id = organization.CreateContact();
        organization.System.Update(new Entity("contact", id) { ["statecode"] = new OptionSetValue(1) });
        Assert.Equal(2, organization.Get("contact", id).GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}
