using Mono.Cecil;

namespace Linking.Plugins.Tests.Registration;

/// <summary>The workflow activity as it ships. It cannot be loaded here: its base is in the .NET Framework alone, so its metadata are read.</summary>
public sealed class WorkflowActivityTests : IDisposable
{
    private readonly ModuleDefinition module = ModuleDefinition.ReadModule(global::Linking.Tests.Sdk.BuiltFiles.Plugins);

    private TypeDefinition Activity => module.GetType("Linking.Plugins.Entry.StartLinkingRun");

    [Fact]
    public void It_is_a_public_activity_without_state()
    {
        Assert.Equal("System.Activities.CodeActivity", Activity.BaseType.FullName);
        Assert.True(Activity is { IsPublic: true, IsSealed: true });
        Assert.Contains(Activity.Methods, method => method.IsConstructor && method.IsPublic && method.Parameters.Count == 0);
        Assert.All(Activity.Fields, field => Assert.Contains("Argument`1", field.FieldType.FullName, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mode", "System.Activities.InArgument`1<System.String>", "InputAttribute")]
    [InlineData("Tables", "System.Activities.InArgument`1<System.String>", "InputAttribute")]
    [InlineData("RunId", "System.Activities.OutArgument`1<System.String>", "OutputAttribute")]
    public void Its_arguments_are_named_for_the_designer(string name, string type, string attribute)
    {
        var property = Assert.Single(Activity.Properties, property => property.Name == name);
        Assert.Equal(type, property.PropertyType.FullName);
        var marked = Assert.Single(property.CustomAttributes, candidate => candidate.AttributeType.Name == attribute);
        Assert.Equal(name, marked.ConstructorArguments[0].Value);
    }

    [Fact]
    public void It_orders_the_run_from_the_class_that_the_custom_API_uses()
    {
        var called = new[] { "StartLinkingRun", "StartRun" }
            .Select(type => module.GetType("Linking.Plugins.Entry." + type).Methods
                .Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions)
                .Select(instruction => (instruction.Operand as MethodReference)?.FullName)
                .Single(name => name?.Contains("CustomApis.RunOrder::Place", StringComparison.Ordinal) == true));
        Assert.Single(called.Distinct());
    }

    public void Dispose() => module.Dispose();
}
