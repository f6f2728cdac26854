namespace Linking.Plugins.Batches;

/// <summary>What a kind of batch does, block by block.</summary>
internal interface IBatchWork
{
    /// <summary>Does the next block and moves the cursor behind it.</summary>
    /// <returns>What is left to do.</returns>
    BlockOutcome Next(Batch batch, BlockRunner runner);
}
