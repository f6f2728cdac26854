namespace Linking.Tests.Sdk;

/// <summary>Compares what a contract declares with what the real assembly is known to have.</summary>
internal static class ContractComparison
{
    public static IReadOnlyList<string> Differences(Listing contract, Listing real)
    {
        return [.. contract.Types.SelectMany(type => Differences(type, real.Find(type.FullName)))];
    }

    private static IEnumerable<string> Differences(ListedType declared, ListedType? real)
    {
        if (real == null)
        {
            yield return declared.FullName + ": not a type of the listing";
            yield break;
        }

        if (declared.Header != real.Header)
        {
            yield return $"{declared.FullName}: declared as '{declared.Header}', but is '{real.Header}'";
        }

        foreach (var member in declared.Members.Except(real.Members))
        {
            yield return $"{declared.FullName}: no such member: {member}";
        }

        var names = declared.Members.Select(ListedType.NameOf).Append(".ctor").ToHashSet();
        foreach (var member in real.Members.Except(declared.Members))
        {
            if (names.Contains(ListedType.NameOf(member)))
            {
                yield return $"{declared.FullName}: an overload is missing: {member}";
            }
            else if (real.MustBeWhole(member))
            {
                yield return $"{declared.FullName}: a member is missing: {member}";
            }
        }
    }
}
