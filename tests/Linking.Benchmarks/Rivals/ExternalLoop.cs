using Linking.Benchmarks.Counting;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Rivals;

/// <summary>
/// A program outside of Dataverse that reads every key, page by page, and writes the link of every row without asking how it is linked
/// now: by ExecuteMultiple, or by UpdateMultiple. It takes the profile from the key's lookup, which saves it from reading profiles.
/// </summary>
/// <param name="organization">The organisation.</param>
/// <param name="size">Rows in a block.</param>
/// <param name="byUpdateMultiple">Whether a block is one UpdateMultiple; otherwise single updates in one ExecuteMultiple.</param>
internal sealed class ExternalLoop(BenchmarkOrganization organization, int size, bool byUpdateMultiple)
{
    private readonly IOrganizationService service = organization.Dataverse.System;

    public void Run()
    {
        foreach (var block in Keys().Select(RowOf).Chunk(size))
        {
            foreach (var table in block.GroupBy(row => row.LogicalName))
            {
                Write(table.Key, [.. table]);
            }
        }
    }

    private void Write(string table, List<Entity> block)
    {
        if (byUpdateMultiple)
        {
            service.Execute(
                new OrganizationRequest(Names.Message.UpdateMultiple) { [Names.Parameter.Targets] = new EntityCollection(block) { EntityName = table } });
            return;
        }

        var requests = new OrganizationRequestCollection();
        block.ForEach(row => requests.Add(new UpdateRequest { Target = row }));
        service.Execute(new ExecuteMultipleRequest
        {
            Requests = requests,
            Settings = new ExecuteMultipleSettings { ContinueOnError = true, ReturnResponses = false },
        });
    }

    private IEnumerable<Entity> Keys()
    {
        var query = new QueryExpression(Names.AlternateKey.Table)
        {
            ColumnSet = new ColumnSet(Names.AlternateKey.EntityName, Names.AlternateKey.Value, Names.AlternateKey.Customer),
            PageInfo = new PagingInfo { PageNumber = 1, Count = 500 },
        };
        while (true)
        {
            var page = service.RetrieveMultiple(query);
            foreach (var key in page.Entities)
            {
                yield return key;
            }

            if (!page.MoreRecords)
            {
                yield break;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }

    private static Entity RowOf(Entity key) =>
        new(key.GetAttributeValue<string>(Names.AlternateKey.EntityName), Guid.Parse(key.GetAttributeValue<string>(Names.AlternateKey.Value)))
        {
            [Names.SourceRow.Lookup] = key.GetAttributeValue<EntityReference>(Names.AlternateKey.Customer),
        };
}
