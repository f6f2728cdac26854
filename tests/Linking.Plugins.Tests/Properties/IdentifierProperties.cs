using FsCheck.Fluent;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Properties;

/// <summary>Identifiers are read as what they are, or as none.</summary>
public class IdentifierProperties
{
    private static readonly string[] Formats = ["D", "N", "B", "P", "X"];

    [Fact]
    public void A_key_is_read_as_the_GUID_that_is_written_whatever_its_form() =>
        Holds.ForAll(
            from id in Texts.FewGuids from text in Texts.Written(id) select (id, text),
            written => RowIdText.TryParse(written.text, out var read) && read == written.id);

    [Fact]
    public void A_text_that_is_no_written_GUID_is_no_key() =>
        Holds.ForAll(Texts.NearlyGuid, text => !RowIdText.TryParse(text, out var id) || IsWritten(text, id), tests: 2000);

    [Fact]
    public void Any_text_is_a_key_or_none_and_never_an_exception() =>
        Holds.ForAll(Texts.Any, text => !RowIdText.TryParse(text, out var id) || IsWritten(text, id));

    [Fact]
    public void Two_CustomerIds_are_the_same_only_when_their_GUIDs_or_their_texts_are() => Holds.ForAll(
        from one in Gen.OneOf(Texts.NearlyGuid, Texts.Any)
        from two in Gen.OneOf(Texts.NearlyGuid, Texts.Any)
        select (one, two),
        texts => CustomerId.Parse(texts.one) == CustomerId.Parse(texts.two) == (Meaning(texts.one) == Meaning(texts.two)),
        tests: 2000);

    [Fact]
    public void Every_form_of_a_CustomerId_is_the_same_one() => Holds.ForAll(
        Gen.OneOf(Texts.FewGuids.SelectMany(Texts.Written), Texts.NearlyGuid, Texts.Any),
        text => CustomerIdForm.WriteAll(CustomerId.Parse(text)).All(form => CustomerId.Parse(form) == CustomerId.Parse(text)));

    [Fact]
    public void CustomerIds_have_one_order_whatever_their_form() => Holds.ForAll(
        from one in Texts.FewGuids
        from two in Texts.FewGuids
        from oneText in Texts.Written(one)
        from twoText in Texts.Written(two)
        select (one, two, oneText, twoText),
        drawn => Math.Sign(CustomerId.Parse(drawn.oneText).CompareTo(CustomerId.Parse(drawn.twoText)))
            == Math.Sign(string.CompareOrdinal(drawn.one.ToString("N"), drawn.two.ToString("N"))));

    [Fact]
    public void The_order_of_CustomerIds_agrees_with_their_equality() => Holds.ForAll(
        from one in Gen.OneOf(Texts.NearlyGuid, Texts.Any)
        from two in Gen.OneOf(Texts.NearlyGuid, Texts.Any)
        select (One: CustomerId.Parse(one), Two: CustomerId.Parse(two)),
        drawn => drawn.One.CompareTo(drawn.Two) == 0 == (drawn.One == drawn.Two)
            && Math.Sign(drawn.One.CompareTo(drawn.Two)) == -Math.Sign(drawn.Two.CompareTo(drawn.One))
            && (drawn.One != drawn.Two || drawn.One.GetHashCode() == drawn.Two.GetHashCode()));

    // The rule once more, in other words: what a text means is the GUID that it writes out in full, else its letters.
    private static string Meaning(string text)
    {
        var trimmed = text.Trim();
        return Guid.TryParse(trimmed, out var id) && IsWritten(trimmed, id) ? id.ToString("D") : trimmed.ToLowerInvariant();
    }

    private static bool IsWritten(string text, Guid id)
    {
        return Formats.Any(format => string.Equals(id.ToString(format), text.Trim(), StringComparison.OrdinalIgnoreCase));
    }
}
