using Linking.Plugins.Keys;

namespace Linking.Plugins.Tests.Keys;

public class CustomerIdTests
{
    [Theory]
    [InlineData("ce759201f786d590bf2134bff576c369")]
    [InlineData("CE759201-F786-D590-BF21-34BFF576C369")]
    [InlineData(" {ce759201-f786-d590-bf21-34bff576c369} ")]
    public void All_forms_of_one_guid_are_one_customer(string text)
    {
        Assert.Equal("ce759201-f786-d590-bf21-34bff576c369", CustomerId.Parse(text).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_is_the_empty_customer(string? text)
    {
        Assert.True(CustomerId.Parse(text).IsEmpty);
    }

    [Fact]
    public void The_customer_that_was_never_read_is_the_empty_one()
    {
        Assert.Equal(string.Empty, default(CustomerId).Text);
        Assert.True(default == CustomerId.Parse(null));
        Assert.True(default != CustomerId.Parse("1"));
    }

    [Fact]
    public void Text_that_is_no_guid_is_compared_trimmed_and_without_case()
    {
        Assert.Equal(CustomerId.Parse(" Contact|1 "), CustomerId.Parse("contact|1"));
        Assert.NotEqual(CustomerId.Parse("contact|1"), CustomerId.Parse("contact|2"));
        Assert.NotEqual(CustomerId.Parse("0a000000-0000-4000-8000-00000000000a"), CustomerId.Parse("+a000000-0000-4000-8000-00000000000a"));
    }

    [Fact]
    public void Other_forms_leave_out_the_one_as_written()
    {
        const string Written = "ce759201f786d590bf2134bff576c369";
        var forms = CustomerId.Parse(Written).OtherForms(Written).ToList();
        Assert.DoesNotContain(Written, forms);
        Assert.Contains("ce759201-f786-d590-bf21-34bff576c369", forms);
        Assert.Contains("CE759201-F786-D590-BF21-34BFF576C369", forms);
        Assert.Equal(3, forms.Count);
    }
}
