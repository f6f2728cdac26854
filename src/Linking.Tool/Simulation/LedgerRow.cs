using Linking.Tool.Report;

namespace Linking.Tool.Simulation;

/// <summary>A source row that was examined or has a link.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Profile">The profile it is linked to now; empty without a link.</param>
/// <param name="Change">What the unification did to it.</param>
internal readonly record struct LedgerRow(Guid Id, Guid Profile, Change Change);
