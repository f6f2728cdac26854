namespace Linking.Plugins.Setup;

/// <summary>Something that an administrator should know after set-up.</summary>
/// <param name="Code">What kind of thing.</param>
/// <param name="Text">What it is.</param>
/// <param name="Remedy">What to do; empty when there is nothing to do.</param>
internal sealed record SetupNote(SetupNoteCode Code, string Text, string Remedy);
