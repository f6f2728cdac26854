namespace Linking.Tool.Runs;

/// <summary>A run as a line of the task's history.</summary>
/// <param name="Id">Id of the run.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mode">Incremental, Full, Preview, Repair or Unlink.</param>
/// <param name="Status">In words.</param>
/// <param name="StartedOn">By the organisation's clock.</param>
/// <param name="EndedOn">By the organisation's clock; null while it is under way or stopped.</param>
/// <param name="Detail">What is to be said about it.</param>
/// <param name="Counts">Rows of all tables by how they ended.</param>
/// <param name="HeldUnlinks">Links that it would clear and has not.</param>
internal sealed record RunLine(
    Guid Id,
    string Name,
    string Mode,
    string Status,
    DateTime? StartedOn,
    DateTime? EndedOn,
    string Detail,
    CountLine Counts,
    int HeldUnlinks);
