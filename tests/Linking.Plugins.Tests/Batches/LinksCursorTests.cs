using Linking.Plugins.Batches;

namespace Linking.Plugins.Tests.Batches;

public class LinksCursorTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("contact ", "contact", "")]
    [InlineData("contact 2 a cookie", "contact", "2 a cookie")]
    [InlineData("contact", "", "")]
    public void A_cursor_is_the_table_and_what_follows_is_its_page(string text, string table, string page) =>
        Assert.Equal(new LinksCursor(table, page), LinksCursor.Parse(text));

    [Theory]
    [InlineData("contact", "")]
    [InlineData("contact", "2 <cookie page=\"1\" />")]
    public void A_cursor_is_read_back_as_it_was_kept(string table, string page) =>
        Assert.Equal(new LinksCursor(table, page), LinksCursor.Parse(new LinksCursor(table, page).ToString()));
}
