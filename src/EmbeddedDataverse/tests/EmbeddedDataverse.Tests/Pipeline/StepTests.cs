namespace EmbeddedDataverse.Tests.Pipeline;

public sealed class StepTests : IDisposable
{
    private readonly Organization organization = Sample.Open();
    private readonly List<string> seen = [];

    [Fact]
    public void Steps_run_by_stage_and_then_by_rank()
    {
        foreach (var (stage, rank) in new[] { (40, 2), (40, 1), (10, 1), (20, 1) })
        {
            _ = organization.Step("Create", "contact", stage, _ => seen.Add($"{stage}.{rank}"), more: row => row["rank"] = rank);
        }

        _ = organization.CreateContact();
        Assert.Equal(["10.1", "20.1", "40.1", "40.2"], seen);
    }

    [Fact]
    public void Code_on_both_messages_of_a_pair_runs_twice()
    {
        _ = organization.Step("Create", "contact", 40, _ => seen.Add("single"));
        _ = organization.Step("CreateMultiple", "contact", 40, _ => seen.Add("multiple"));
        _ = organization.CreateContact();
        Assert.Equal(["multiple", "single"], seen.Order());
    }

    [Fact]
    public void Filtering_columns_let_only_writes_of_them_through()
    {
        _ = organization.Step("Update", "contact", 40, _ => seen.Add("run"), more: row => row["filteringattributes"] = "emailaddress1,telephone1");
        var id = organization.CreateContact();
        organization.System.Update(new Entity("contact", id) { ["lastname"] = "x" });
        Assert.Empty(seen);
        organization.System.Update(new Entity("contact", id) { ["telephone1"] = "1" });
        Assert.Single(seen);
    }

    [Fact]
    public void A_Multiple_step_runs_when_any_row_has_any_filtering_column()
    {
        _ = organization.Step("UpdateMultiple", "contact", 40, call => seen.Add($"{call.Targets.Entities.Count}"), more: row =>
            row["filteringattributes"] = "telephone1");
        var (a, b) = (organization.CreateContact(), organization.CreateContact());
        _ = organization.System.Execute(
            Sample.Bulk("UpdateMultiple", new Entity("contact", a) { ["lastname"] = "x" }, new Entity("contact", b) { ["telephone1"] = "1" }));
        Assert.Equal(["2"], seen);
    }

    [Fact]
    public void A_disabled_or_deleted_step_does_not_run()
    {
        var step = organization.Step("Create", "contact", 40, _ => seen.Add("run"));
        organization.System.Update(new Entity("sdkmessageprocessingstep", step) { ["statecode"] = new OptionSetValue(1) });
        _ = organization.CreateContact();
        organization.System.Update(new Entity("sdkmessageprocessingstep", step) { ["statecode"] = new OptionSetValue(0) });
        _ = organization.CreateContact();
        organization.System.Delete("sdkmessageprocessingstep", step);
        _ = organization.CreateContact();
        Assert.Single(seen);
    }

    [Fact]
    public void A_step_without_a_filter_runs_for_every_table()
    {
        _ = organization.Step("Create", null, 40, call => seen.Add(call.Context.PrimaryEntityName));
        _ = organization.CreateContact();
        _ = organization.System.Create(Sample.Row(Sample.Ticket, "a"));
        Assert.Equal(["contact", Sample.Ticket], seen);
    }

    [Fact]
    public void What_a_pre_operation_step_changes_in_the_target_is_written()
    {
        _ = organization.Step("CreateMultiple", "contact", 20, call => call.Targets.Entities[0]["lastname"] = "changed");
        Assert.Equal("changed", organization.Get("contact", organization.CreateContact())["lastname"]);
    }

    [Fact]
    public void Steps_change_a_target_of_their_own_and_not_the_callers()
    {
        _ = organization.Step("Create", "contact", 20, call => call.Target["lastname"] = "changed");
        var target = new Entity("contact") { ["lastname"] = "mine" };
        _ = organization.System.Create(target);
        Assert.Equal("mine", target["lastname"]);
        Assert.Equal(Guid.Empty, target.Id);
    }

    [Fact]
    public void Targets_of_CreateMultiple_have_their_ids_after_the_main_operation()
    {
        var seenIds = new List<Guid>();
        _ = organization.Step("CreateMultiple", "contact", 40, call => seenIds.AddRange(call.Targets.Entities.Select(row => row.Id)), isAsync: true);
        var response = organization.System.Execute(Sample.Bulk("CreateMultiple", new Entity("contact"), new Entity("contact")));
        _ = organization.Async.RunAll();
        Assert.Equal((Guid[])response["Ids"], seenIds);
    }

    [Fact]
    public void The_primary_key_is_in_every_update()
    {
        _ = organization.Step("Update", "contact", 40, _ => seen.Add("run"), more: row => row["filteringattributes"] = "contactid");
        organization.System.Update(new Entity("contact", organization.CreateContact()) { ["lastname"] = "x" });
        Assert.Single(seen);
    }

    [Fact]
    public void Images_hold_the_chosen_columns_before_and_after()
    {
        var step = organization.Step("Update", "contact", 40, call =>
        {
            var (pre, post) = (call.Context.PreEntityImages["was"], call.Context.PostEntityImages["is"]);
            seen.AddRange([(string)pre["lastname"], (string)post["lastname"], string.Join(',', pre.Attributes.Keys), $"{post.Contains("firstname")}"]);
        });
        organization.Image(step, 0, "was", "lastname");
        organization.Image(step, 1, "is", null);
        var id = organization.System.Create(new Entity("contact") { ["firstname"] = "Ada", ["lastname"] = "old" });
        organization.System.Update(new Entity("contact", id) { ["lastname"] = "new" });
        Assert.Equal(["old", "new", "lastname", "True"], seen);
    }

    [Fact]
    public void Images_of_Multiple_messages_are_collections_in_the_order_of_the_targets()
    {
        var step = organization.Step("UpdateMultiple", "contact", 40, call =>
        {
            Assert.Empty(call.Context.PreEntityImages);
            string Name(EntityImageCollection[] images, int index) => images[index]["both"].GetAttributeValue<string>("lastname");
            seen.AddRange(call.Targets.Entities.Select((target, i) =>
                $"{Name(call.Context.PreEntityImagesCollection, i)}>{Name(call.Context.PostEntityImagesCollection, i)}={target["lastname"]}"));
        });
        organization.Image(step, 2, "both", "lastname", "Targets");
        var (a, b) = (organization.CreateContact("a1"), organization.CreateContact("b1"));
        _ = organization.System.Execute(
            Sample.Bulk("UpdateMultiple", new Entity("contact", b) { ["lastname"] = "b2" }, new Entity("contact", a) { ["lastname"] = "a2" }));
        Assert.Equal(["b1>b2=b2", "a1>a2=a2"], seen);
    }

    [Fact]
    public void Delete_has_a_pre_image_and_no_post_image()
    {
        var step = organization.Step("Delete", "contact", 40, call =>
            seen.Add($"{call.Context.PreEntityImages["i"]["lastname"]} {call.Context.PostEntityImages.Count}"));
        organization.Image(step, 2, "i", "lastname");
        organization.System.Delete("contact", organization.CreateContact("gone"));
        Assert.Equal(["gone 0"], seen);
    }

    [Fact]
    public void Shared_variables_go_on_to_later_stages_directly_or_through_the_parent()
    {
        _ = organization.Step("Create", "contact", 10, call => call.Context.SharedVariables["a"] = "early");
        _ = organization.Step("Create", "contact", 20, call => call.Context.SharedVariables["b"] = "pre");
        _ = organization.Step("Create", "contact", 40, call =>
        {
            Assert.False(call.Context.SharedVariables.Contains("a"));
            seen.Add($"{call.Context.ParentContext.SharedVariables["a"]} {call.Context.SharedVariables["b"]}");
        });
        _ = organization.CreateContact();
        Assert.Equal(["early pre"], seen);
    }

    [Fact]
    public void The_tag_reaches_steps_and_not_nested_requests()
    {
        _ = organization.Step("Create", "account", 40, call => seen.Add($"nested {call.Context.SharedVariables.Contains("tag")}"));
        _ = organization.Step("Create", "contact", 40, call =>
        {
            seen.Add((string)call.Context.SharedVariables["tag"]);
            _ = call.Service().Create(new Entity("account"));
        });
        _ = organization.System.Execute(
            new CreateRequest { Target = new Entity("contact"), ["tag"] = "mine", ["SuppressCallbackRegistrationExpanderJob"] = true });
        Assert.Equal(["mine", "nested False"], seen);
    }

    [Fact]
    public void One_instance_of_a_plug_in_serves_every_execution_of_a_configuration()
    {
        _ = organization.RegisterAssembly(File.ReadAllBytes(typeof(CountingPlugin).Assembly.Location));
        var type = organization.Find("plugintype", "typename", typeof(CountingPlugin).FullName!);
        foreach (var configuration in (string[])["a", "b"])
        {
            _ = organization.Step("Create", "contact", 20, _ => { }, more: row =>
            {
                row["eventhandler"] = new EntityReference("plugintype", type);
                row["configuration"] = configuration;
                row["rank"] = configuration[0] - 'a' + 1;
            });
        }

        var texts = Enumerable.Range(0, 2).Select(_ => (string)organization.Get("contact", organization.CreateContact())["description"]).ToList();
        Assert.Equal(["a1b1", "a2b2"], texts);
    }

    [Fact]
    public void An_assembly_is_loaded_once_and_keeps_its_static_state_when_a_step_is_registered()
    {
        using var alone = Organization.Open(new OrganizationOptions { ShareLoadedAssemblies = false });
        _ = alone.RegisterAssembly(File.ReadAllBytes(typeof(SharingPlugin).Assembly.Location));
        var type = alone.Find("plugintype", "typename", typeof(SharingPlugin).FullName!);
        var texts = new List<string>();
        foreach (var message in (string[])["Create", "Update"])
        {
            _ = alone.Step(message, "contact", 20, _ => { }, more: row => row["eventhandler"] = new EntityReference("plugintype", type));
            texts.Add((string)alone.Get("contact", alone.CreateContact())["description"]);
        }

        Assert.Equal(["1", "2"], texts);
    }

    [Fact]
    public void Output_parameters_say_the_id_after_the_main_operation()
    {
        _ = organization.Step("Create", "contact", 40, call => seen.Add($"{call.Context.OutputParameters["id"]}"));
        var id = organization.CreateContact();
        Assert.Equal([id.ToString()], seen);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}
