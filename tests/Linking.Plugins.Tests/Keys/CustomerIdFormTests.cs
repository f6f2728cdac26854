using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Keys;

public class CustomerIdFormTests
{
    private const string Dashed = "ce759201-f786-d590-bf21-34bff576c369";
    private const string Plain = "ce759201f786d590bf2134bff576c369";

    [Fact]
    public void Each_regular_form_is_seen_once()
    {
        string[] texts = [Dashed, Plain, Plain, Plain.ToUpperInvariant(), " " + Dashed + " "];
        var forms = CustomerIdForm.Seen(texts).ToList();
        Assert.Equal([Dashed, Plain, Plain.ToUpperInvariant()], forms.Select(form => form.Write(CustomerId.Parse(Dashed))).OrderBy(text => text != Dashed)
            .ThenBy(text => text != Plain));
    }

    [Fact]
    public void An_irregular_text_adds_no_form() => Assert.Empty(CustomerIdForm.Seen(["Ce759201f786d590bf2134bff576c369", "{" + Dashed + "}"]));

    [Fact]
    public void Text_that_is_no_guid_has_its_case_alone_to_vary() =>
        Assert.Equal(["abc|1", "ABC|1"], CustomerIdForm.WriteAll(CustomerId.Parse("Abc|1")));
}
