using Linking.Plugins.Keys;

namespace Linking.Plugins.Tests.Keys;

public class RowIdTextTests
{
    private static readonly Guid Id = new("0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60");

    [Theory]
    [InlineData("0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60")]
    [InlineData("0C5A1F7E92B44E0D8A661B2C3D4E5F60")]
    [InlineData("{0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60}")]
    [InlineData("(0C5A1F7E-92B4-4E0D-8A66-1B2C3D4E5F60)")]
    [InlineData("{0x0c5a1f7e,0x92b4,0x4e0d,{0x8a,0x66,0x1b,0x2c,0x3d,0x4e,0x5f,0x60}}")]
    [InlineData("  0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60\t")]
    public void Every_standard_format_is_read(string text)
    {
        Assert.True(RowIdText.TryParse(text, out var id));
        Assert.Equal(Id, id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cntid_1078")]
    [InlineData("+c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60")]
    [InlineData("0x5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60")]
    [InlineData("0c5a1f7e-92b4-4e0d-8a66-+b2c3d4e5f60")]
    [InlineData("0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f6")]
    [InlineData("0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60;0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f61")]
    public void Anything_else_is_not(string? text)
    {
        Assert.False(RowIdText.TryParse(text, out _));
    }

    [Fact]
    public void The_usual_form_is_lower_case_with_dashes() => Assert.Equal("0c5a1f7e-92b4-4e0d-8a66-1b2c3d4e5f60", RowIdText.Usual(Id));

    [Fact]
    public void All_forms_read_back_as_the_same_id()
    {
        var forms = RowIdText.AllForms(Id).ToList();
        Assert.Equal(8, forms.Distinct().Count());
        Assert.All(forms, form => Assert.True(RowIdText.TryParse(form, out var id) && id == Id));
    }
}
