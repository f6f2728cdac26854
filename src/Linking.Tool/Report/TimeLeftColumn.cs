using Spectre.Console;
using Spectre.Console.Rendering;

namespace Linking.Tool.Report;

/// <summary>Says beside a bar how long its work will still take.</summary>
/// <param name="left">Estimates; made when the work began.</param>
internal sealed class TimeLeftColumn(TimeLeft left) : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.IsIndeterminate ? "" : left.Text(task.Value, task.MaxValue));
}
