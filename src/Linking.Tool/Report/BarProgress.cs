using Spectre.Console;

namespace Linking.Tool.Report;

/// <summary>Shows a bar on a terminal.</summary>
internal sealed class BarProgress(IAnsiConsole console) : IProgressView
{
    public void Run(string what, long total, Action<Action<long>> work) => console
        .Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
            task.IsIndeterminate = total == 0;
            work(count => task.Increment(count));
            task.Value = task.MaxValue;
        });
}
