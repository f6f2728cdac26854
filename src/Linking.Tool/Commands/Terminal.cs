using Linking.Tool.Report;
using Spectre.Console;

namespace Linking.Tool.Commands;

/// <summary>Where the tool writes to.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Complaints.</param>
/// <param name="Interactive">True when a person watches the output: bars and colours instead of plain lines.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool Interactive)
{
    /// <summary>Columns of a plain output, where no window says how wide it is.</summary>
    private const int PlainWidth = 118;

    /// <summary>The process's own.</summary>
    public static Terminal Process => new(Console.Out, Console.Error, !Console.IsOutputRedirected) { ErrorIsWatched = !Console.IsErrorRedirected };

    /// <summary>True when a person watches the complaints too, so that bars can be drawn there.</summary>
    public bool ErrorIsWatched { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Waits for so long.</summary>
    public void Delay(TimeSpan pause) => Task.Delay(pause, Time).GetAwaiter().GetResult();

    /// <summary>Columns of a plain output.</summary>
    public int Width { get; init; } = PlainWidth;

    /// <summary>Where to show how far work has come: bars on standard error for a person, else a line for each finished piece on the output.</summary>
    public IProgressView CreateProgress() =>
        DrawsBars ? new BarProgress(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) }))
        : new LineProgress(Output, TimeProvider.System);

    /// <summary>The same for a command that prints nothing of the kind where nobody watches.</summary>
    public IProgressView CreateBars() => DrawsBars ? CreateProgress() : new NoProgress();

    private bool DrawsBars => Interactive && ErrorIsWatched;

    /// <summary>A console over <see cref="Output"/>.</summary>
    public IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = Interactive ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(Output),
        });
        if (!Interactive)
        {
            console.Profile.Width = Width;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
