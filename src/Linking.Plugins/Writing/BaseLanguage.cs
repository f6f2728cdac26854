using System.Linq;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Writing;

/// <summary>Reads the organisation's base language: the one in which labels are always accepted.</summary>
internal sealed class BaseLanguage(IOrganizationService service)
{
    private const int English = 1033;

    /// <summary>Gives its code (LCID); that of English where the organisation states none.</summary>
    internal int Read()
    {
        var query = new QueryExpression(Names.Organization.Table) { ColumnSet = new ColumnSet(Names.Organization.LanguageCode), TopCount = 1, NoLock = true };
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<int?>(Names.Organization.LanguageCode) ?? English;
    }
}
