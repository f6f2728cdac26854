namespace EmbeddedDataverse;

/// <summary>What an organisation is given when it is created, and keeps.</summary>
internal sealed class OrganizationIdentity
{
    public OrganizationIdentity(SettingStore settings, OrganizationOptions options)
    {
        IsNew = settings.Get("organizationid") is null;
        if (IsNew)
        {
            settings.Set("organizationid", (options.OrganizationId == Guid.Empty ? Guid.NewGuid() : options.OrganizationId).ToString("D"));
            settings.Set("name", options.Name);
            settings.Set("seed", options.Seed.ToString(CultureInfo.InvariantCulture));
            settings.Set("elastictextcasesensitive", options.TextIsCaseSensitiveOnElastic ? "1" : "0");
        }

        if (options.Template is not null && options.OrganizationId != Guid.Empty)
        {
            settings.Set("organizationid", options.OrganizationId.ToString("D"));
        }

        Id = Guid.Parse(settings.Get("organizationid")!);
        Name = settings.Get("name")!;
        Seed = long.Parse(settings.Get("seed")!, CultureInfo.InvariantCulture);
        TextIsCaseSensitiveOnElastic = settings.Get("elastictextcasesensitive") == "1";
    }

    public bool IsNew { get; }

    public Guid Id { get; }

    public string Name { get; }

    public long Seed { get; }

    public bool TextIsCaseSensitiveOnElastic { get; }
}
