using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>Adds the lookup Customer Profile, as the built-in task does, to tables whose rows carry links already when the rehearsal begins.</summary>
internal sealed class LinkColumns(Organization organization, OrganizationCatalog catalog)
{
    private const int EnglishLanguage = 1033;

    /// <summary>Adds the column where it is needed and missing.</summary>
    public void Add(IEnumerable<RowFile> rows)
    {
        var tables = rows.Where(file => file.HasLinks).Select(file => file.Table.LogicalName).Distinct(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => catalog.Find(table)?.Find(Names.SourceRow.Lookup) is null))
        {
            organization.System.Execute(new CreateOneToManyRequest
            {
                OneToManyRelationship = new OneToManyRelationshipMetadata
                {
                    SchemaName = Names.SourceRow.RelationshipPrefix + table,
                    ReferencedEntity = Names.CustomerProfile.Table,
                    ReferencingEntity = table,
                },
                Lookup = new LookupAttributeMetadata
                {
                    SchemaName = Names.SourceRow.Lookup,
                    DisplayName = new Label("Customer Profile", EnglishLanguage),
                },
            });
        }
    }
}
