namespace EmbeddedDataverse.Metadata;

/// <summary>The relationships of the platform's own tables, as far as programs name them or their cascade differs from the usual one.</summary>
internal static class StandardRelationships
{
    private static readonly Dictionary<(string Table, string Lookup, string Target), (string Name, CascadeType Delete)> Known = new()
    {
        [("account", "parentaccountid", "account")] = ("account_parent_account", CascadeType.RemoveLink),
        [("account", "primarycontactid", "contact")] = ("account_primary_contact", CascadeType.RemoveLink),
        [("catalogassignment", "catalogid", "catalog")] = ("catalog_catalogassignment", CascadeType.Restrict),
        [("contact", "parentcustomerid", "account")] = ("contact_customer_accounts", CascadeType.Cascade),
        [("contact", "parentcustomerid", "contact")] = ("contact_customer_contacts", CascadeType.Cascade),
        [("lead", "parentaccountid", "account")] = ("lead_parent_account", CascadeType.RemoveLink),
        [("lead", "parentcontactid", "contact")] = ("lead_parent_contact", CascadeType.RemoveLink),
        [("environmentvariablevalue", "environmentvariabledefinitionid", "environmentvariabledefinition")] =
            ("environmentvariabledefinition_environmentvariablevalue", CascadeType.Cascade),
    };

    public static RelationshipDefinition? Find(string table, string lookup, string target)
    {
        return Known.TryGetValue((table, lookup, target), out var known)
            ? new RelationshipDefinition { SchemaName = known.Name, ReferencedTable = target, Lookup = lookup, CascadeDelete = known.Delete }
            : null;
    }
}
