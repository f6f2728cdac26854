using System.ServiceModel;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace Linking.Plugins.Writing;

/// <summary>
/// Adds the lookup Customer Profile to a table, under the names that the built-in task gives it, so that segments built on one work
/// with the other; under the product's own names where the platform refuses these.
/// </summary>
internal sealed class LookupColumns(IOrganizationService service, TableKind profileKind)
{
    private const int MenuOrder = 10000;

    /// <summary>Adds the column unless it is there by now.</summary>
    /// <returns>The table with its lookup, or why it cannot have one.</returns>
    /// <remarks>A transient fault, such as a customisation under way, passes through.</remarks>
    internal LookupOutcome Ensure(TableShape table)
    {
        var refusal = TryAdd(table.LogicalName, Names.SourceRow.Lookup, Names.SourceRow.RelationshipPrefix, out var isOfPrefix);
        var now = ReadAgain(table);
        if (now.Lookup is null && isOfPrefix)
        {
            refusal = TryAdd(table.LogicalName, Names.SourceRow.OwnLookup, Names.SourceRow.OwnRelationshipPrefix, out _);
            now = ReadAgain(table);
        }

        if (now.Lookup is null)
        {
            return new LookupOutcome(now, refusal ?? "the column was added, but the platform does not show it");
        }

        return new LookupOutcome(now, now.Lookup.PointsToProfile ? null : $"a column {now.Lookup.LogicalName} that points elsewhere");
    }

    private TableShape ReadAgain(TableShape table)
    {
        return new TableShapeReader(service).Read([table.LogicalName]).TryGetValue(table.LogicalName, out var now) ? now : table;
    }

    // Somebody else may add the column at the same moment: whether it is there afterwards is what counts, not who did it.
    private string? TryAdd(string table, string column, string relationshipPrefix, out bool isOfPrefix)
    {
        isOfPrefix = false;
        try
        {
            service.Execute(RequestFor(table, column, relationshipPrefix + table, new BaseLanguage(service).Read()));
            return null;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (FaultClassifier.IsRefusal(fault))
        {
            isOfPrefix = FaultClassifier.IsUnknownPrefix(fault);
            return Clip.To(fault.Message, PlatformLimits.FaultText);
        }
    }

    private CreateOneToManyRequest RequestFor(string table, string column, string relationship, int language)
    {
        return new CreateOneToManyRequest
        {
            Lookup = new LookupAttributeMetadata
            {
                SchemaName = column,
                LogicalName = column,
                DisplayName = new Label(LookupLabels.DisplayName(language), language),
                Description = new Label(LookupLabels.Description(language), language),
                RequiredLevel = new AttributeRequiredLevelManagedProperty(AttributeRequiredLevel.None),
            },
            OneToManyRelationship = new OneToManyRelationshipMetadata
            {
                SchemaName = relationship.Length <= PlatformLimits.RelationshipName ? relationship : relationship.Substring(0, PlatformLimits.RelationshipName),
                ReferencedEntity = Names.CustomerProfile.Table,
                ReferencingEntity = table,
                AssociatedMenuConfiguration = new AssociatedMenuConfiguration
                {
                    Behavior = AssociatedMenuBehavior.UseCollectionName,
                    Group = AssociatedMenuGroup.Details,
                    Order = MenuOrder,
                },
                CascadeConfiguration = new CascadeConfiguration
                {
                    Assign = CascadeType.NoCascade,
                    Merge = CascadeType.NoCascade,
                    Reparent = CascadeType.NoCascade,
                    Share = CascadeType.NoCascade,
                    Unshare = CascadeType.NoCascade,

                    // An elastic table refuses every cascade, also that of deletes ("Create elastic tables").
                    Delete = profileKind == TableKind.Standard ? CascadeType.RemoveLink : CascadeType.NoCascade,
                },
            },
        };
    }
}
