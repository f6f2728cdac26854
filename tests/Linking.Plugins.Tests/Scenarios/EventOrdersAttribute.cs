using System.Reflection;
using Xunit.Sdk;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Gives a theory the seeds 1 to <paramref name="count"/>: the embedded Dataverse runs events in another order with each.</summary>
internal sealed class EventOrdersAttribute(int count) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enumerable.Range(1, count).Select(seed => new object[] { seed });
}
