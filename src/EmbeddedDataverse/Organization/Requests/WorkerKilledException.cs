namespace EmbeddedDataverse.Requests;

/// <summary>Ends a plug-in whose worker is killed. It is no fault of the platform, so that code which handles those does not handle it.</summary>
internal sealed class WorkerKilledException() : Exception("The worker that ran this job was killed.");
