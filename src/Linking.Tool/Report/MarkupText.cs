using Spectre.Console;

namespace Linking.Tool.Report;

/// <summary>Text from rows within marked-up text: nothing in it counts as markup or as a control character.</summary>
internal static class MarkupText
{
    public static string Of(string text) => Markup.Escape(VisibleText.Of(text));
}
