using Spectre.Console;

namespace Linking.Tool.Report;

/// <summary>Shows a bar on a terminal.</summary>
internal sealed class BarProgress(IAnsiConsole console) : IProgressView
{
    public void Run(string what, long total, Action<Action<long>> work) => Show(what, total, task => work(count => task.Increment(count)));

    public void Follow(string what, Action<Action<long, long>> work) => Show(what, 0, task => work((done, total) =>
    {
        (task.IsIndeterminate, task.MaxValue, task.Value) = (total == 0, Math.Max(1, total), done);
        task.Description = Markup.Escape($"{what}: {done} of {total}");
    }));

    private void Show(string what, long total, Action<ProgressTask> work) => console
        .Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(),
            new TimeLeftColumn(new TimeLeft(TimeProvider.System)))
        .Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
            task.IsIndeterminate = total == 0;
            work(task);
            task.Value = task.MaxValue;
        });
}
