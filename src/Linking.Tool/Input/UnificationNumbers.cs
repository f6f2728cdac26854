using System.Globalization;

namespace Linking.Tool.Input;

/// <summary>Finds the folders unification-1, unification-2, … and refuses gaps and names that are no number.</summary>
internal sealed class UnificationNumbers(InputErrors errors)
{
    private const string Remedy = "Number the unifications from unification-1 without a gap";

    /// <summary>The numbers in order.</summary>
    /// <param name="folder">The simulation folder.</param>
    /// <param name="required">False where there may be none.</param>
    public IReadOnlyList<int> Read(string folder, bool required)
    {
        var numbers = new List<int>();
        var any = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        foreach (var path in Directory.EnumerateDirectories(folder, $"{InputNames.UnificationFolderPrefix}*", any).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var text = name[InputNames.UnificationFolderPrefix.Length..];
            var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
            if (isNumber && text == number.ToString(CultureInfo.InvariantCulture))
            {
                if (numbers.Contains(number))
                {
                    errors.Add(name, null, $"There are two folders of unification {number}", "Keep one of the two");
                    continue;
                }

                numbers.Add(number);
            }
            else
            {
                errors.Add(name, null, $"'{text}' is no number of a unification", Remedy);
            }
        }

        numbers.Sort();
        if (numbers.Count == 0 && required)
        {
            errors.Add($"{InputNames.UnificationFolderPrefix}1", null, "There is no unification",
                "Add the folder with msdynci_customerprofile.csv and msdynci_alternatekey.csv");
        }

        var missing = Enumerable.Range(1, numbers.Count).Except(numbers).ToList();
        if (missing.Count > 0)
        {
            errors.Add($"{InputNames.UnificationFolderPrefix}{missing[0]}", null,
                $"The folder is missing, but {InputNames.UnificationFolderPrefix}{numbers[^1]} is there", Remedy);
        }

        return numbers;
    }
}
