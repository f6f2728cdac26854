using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>The validated content of the profile and key tables after one unification.</summary>
/// <param name="Number">From 1; 0 is what was there before the product was installed.</param>
/// <param name="Profiles">Rows of the profile table.</param>
/// <param name="Keys">Rows of the alternate key table.</param>
internal sealed record UnificationFolder(int Number, InputFile Profiles, InputFile Keys)
{
    /// <summary>Tables whose rows are replaced before the unification, as they stood then.</summary>
    public IReadOnlyList<RowFile> Rows { get; init; } = [];
}
