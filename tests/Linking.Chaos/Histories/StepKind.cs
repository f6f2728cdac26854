namespace Linking.Chaos.Histories;

/// <summary>The kinds of steps that a history is made of.</summary>
internal enum StepKind
{
    /// <summary>A unification writes what has changed of profiles and keys; in a calm history its events are then worked on to the end.</summary>
    Unify,

    /// <summary>A refresh deletes every profile and key and creates them again, while jobs run.</summary>
    Refresh,

    /// <summary>Some of the jobs that wait are run, and time passes.</summary>
    Work,

    /// <summary>Source rows are created, deleted or edited.</summary>
    Rows,

    /// <summary>A source table is declared, withdrawn, or ranked otherwise.</summary>
    Sources,

    /// <summary>The administrator asks for a run.</summary>
    Run,

    /// <summary>The administrator pauses, resumes, cancels or approves a run, or lets cpl_ProcessNext take on what waits.</summary>
    Control,

    /// <summary>A fault is armed.</summary>
    Arm,

    /// <summary>All faults are taken away.</summary>
    Disarm,
}
