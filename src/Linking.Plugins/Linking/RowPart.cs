namespace Linking.Plugins.Linking;

/// <summary>What part a row has in the round that came across it.</summary>
internal enum RowPart
{
    /// <summary>Another round deals with it.</summary>
    None,

    /// <summary>It is written, recorded and counted here.</summary>
    Own,

    /// <summary>The customer to whom it belongs is dealt with elsewhere; here only the dispute about it is recorded and counted.</summary>
    Disputed,
}
