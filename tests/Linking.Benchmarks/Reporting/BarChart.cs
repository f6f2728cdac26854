using System.Globalization;
using System.Net;
using System.Text;

namespace Linking.Benchmarks.Reporting;

/// <summary>A chart of horizontal bars as SVG, readable on a light and on a dark page.</summary>
/// <param name="title">What the bars show.</param>
/// <param name="unit">What the numbers behind the bars are.</param>
internal sealed class BarChart(string title, string unit)
{
    private const int Width = 860;
    private const int LabelWidth = 400;
    private const int ValueWidth = 110;
    private const int RowHeight = 24;
    private const int Top = 44;

    private readonly List<(string Label, double Value)> bars = [];

    /// <summary>A value up to which bars are good; drawn as a line.</summary>
    public double? Target { get; init; }

    public BarChart Add(string label, double value)
    {
        bars.Add((label, value));
        return this;
    }

    public void Write(string path) => File.WriteAllText(path, ToString());

    public override string ToString()
    {
        var height = Top + (bars.Count * RowHeight) + 12;
        var most = Math.Max(Target ?? 0, bars.Max(bar => bar.Value));
        var scale = most <= 0 ? 0 : (Width - LabelWidth - ValueWidth) / most;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">\n");
        svg.Append("<style>text{font:13px system-ui,sans-serif;fill:#1f2328}.t{font-weight:600;"
            + "font-size:15px}.u{fill:#59636e}rect{fill:#0969da}line{stroke:#bc4c00;stroke-width:2;stroke-dasharray:4 3}");
        svg.Append("@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.u{fill:#9198a1}rect{fill:#4493f8}line{stroke:#f0883e}}</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"t\" x=\"0\" y=\"18\">{WebUtility.HtmlEncode(title)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"u\" x=\"0\" y=\"36\">{WebUtility.HtmlEncode(unit)}</text>\n");
        for (var index = 0; index < bars.Count; index++)
        {
            var (label, value) = bars[index];
            var y = Top + (index * RowHeight);
            var length = value * scale;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{y + 16}\" text-anchor=\"end\">{WebUtility.HtmlEncode(label)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{LabelWidth}\" y=\"{y + 4}\" width=\"{length:F1}\" height=\"16\" rx=\"2\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth + length + 6:F1}\" y=\"{y + 16}\">{value:#,0.##}</text>\n");
        }

        if (Target is { } target)
        {
            var x = LabelWidth + (target * scale);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:F1}\" x2=\"{x:F1}\" y1=\"{Top}\" y2=\"{height - 8}\"/>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
