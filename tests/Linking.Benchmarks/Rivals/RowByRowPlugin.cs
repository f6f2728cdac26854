using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Rivals;

/// <summary>What is often built first: on each update of a profile its keys are read, and each row is retrieved and updated.</summary>
internal sealed class RowByRowPlugin : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var service = ((IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!).CreateOrganizationService(context.UserId);
        var target = (Entity)context.InputParameters[Names.Parameter.Target];
        var profile = service.Retrieve(Names.CustomerProfile.Table, target.Id, new ColumnSet(Names.CustomerProfile.CustomerId));
        var query = new QueryExpression(Names.AlternateKey.Table) { ColumnSet = new ColumnSet(Names.AlternateKey.EntityName, Names.AlternateKey.Value) };
        query.Criteria.AddCondition(Names.AlternateKey.CustomerId, ConditionOperator.Equal,
            profile.GetAttributeValue<string>(Names.CustomerProfile.CustomerId));
        foreach (var key in service.RetrieveMultiple(query).Entities)
        {
            var table = key.GetAttributeValue<string>(Names.AlternateKey.EntityName);
            var row = service.Retrieve(table, Guid.Parse(key.GetAttributeValue<string>(Names.AlternateKey.Value)), new ColumnSet(Names.SourceRow.Lookup));
            row[Names.SourceRow.Lookup] = profile.ToEntityReference();
            service.Update(row);
        }
    }
}
