using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Registration;

public class StepListTests
{
    private static readonly string[] Tables = [Names.CustomerProfile.Table, Names.AlternateKey.Table];

    [Fact]
    public void Every_step_names_a_public_plug_in_type_of_the_assembly()
    {
        Assert.All(StepList.All, step =>
        {
            var type = typeof(StepList).Assembly.GetType(step.PluginType);
            Assert.True(type is { IsPublic: true, IsAbstract: false } && typeof(IPlugin).IsAssignableFrom(type));
            Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
        });
    }

    [Fact]
    public void Every_plug_in_type_has_a_step_or_a_custom_api()
    {
        var types = PluginTypes().Where(type => !type.IsAbstract);
        var registered = StepList.All.Select(step => step.PluginType).Distinct().Concat(CustomApiList.All.Select(api => api.PluginType).OfType<string>());
        Assert.Equal(types.Select(type => type.FullName).Order(), registered.Order());
    }

    [Fact]
    public void Elastic_tables_get_the_upsert_event_and_standard_ones_do_not()
    {
        foreach (var table in Tables)
        {
            Assert.Equal(["CreateMultiple", "UpdateMultiple", "UpsertMultiple"], Messages(table, TableKind.Elastic));
            Assert.Equal(["CreateMultiple", "UpdateMultiple"], Messages(table, TableKind.Standard));
            Assert.Empty(Messages(table, TableKind.Virtual));
        }
    }

    [Fact]
    public void No_message_is_registered_together_with_its_single_form()
    {
        Assert.All(Tables, table => Assert.Empty(Messages(table, TableKind.Elastic).Intersect(["Create", "Update", "Upsert"])));
    }

    [Fact]
    public void Names_of_steps_are_unique()
    {
        Assert.Equal(StepList.All.Count, StepList.All.Select(step => step.Name).Distinct().Count());
    }

    [Fact]
    public void Steps_are_asynchronous_after_the_write_and_their_jobs_go_when_they_succeed()
    {
        Assert.Equal(StepMode.Asynchronous, StepRegistration.Mode);
        Assert.Equal(40, StepRegistration.Stage);
        Assert.Equal(10, StepRegistration.Rank);
        Assert.True(StepRegistration.AsyncAutoDelete);
    }

    [Fact]
    public void Plug_in_types_hold_no_state()
    {
        var types = PluginTypes();
        Assert.All(types, type =>
            Assert.Empty(
            type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)));
    }

    private static IEnumerable<string> Messages(string table, TableKind kind) => StepList.For(table, kind).Select(step => step.Message).Order();

    // The workflow activity cannot be loaded here: its base is in the .NET Framework alone.
    private static IEnumerable<Type> PluginTypes()
    {
        IEnumerable<Type> types;
        try
        {
            types = typeof(StepList).Assembly.GetTypes();
        }
        catch (System.Reflection.ReflectionTypeLoadException exception)
        {
            types = exception.Types.OfType<Type>();
        }

        return types.Where(type => type.IsPublic && typeof(IPlugin).IsAssignableFrom(type));
    }
}
