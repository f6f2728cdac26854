using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>The build refuses banned symbols in the source; here the assembly that ships is looked through for them.</summary>
public sealed class BannedSymbolsTests
{
    [Fact]
    public void The_plug_in_assembly_uses_nothing_that_is_banned()
    {
        using var module = ModuleDefinition.ReadModule(BuiltFiles.Plugins);
        Assert.True(Listed().Count > 30);
        Assert.Empty(Listed().UsedBy(module));
    }

    [Theory]
    [InlineData("System.IO", "File", "Exists", "the type System.IO.File")]
    [InlineData("System.Net.Sockets", "Socket", "Close", "the type System.Net.Sockets.Socket")]
    [InlineData("System.Threading.Tasks", "Task", "Wait", "the type System.Threading.Tasks.Task")]
    [InlineData("System.Environment", "GetEnvironmentVariable", "Run", "the type System.Environment.GetEnvironmentVariable", false)]
    [InlineData("System", "Environment", "get_MachineName", "the type System.Environment")]
    [InlineData("System", "Environment", "get_CurrentManagedThreadId", "the type System.Environment", false)]
    [InlineData("System", "DateTime", "get_Now", "the member System.Void System.DateTime::get_Now()")]
    [InlineData("System", "DateTime", "get_UtcNow", "the member System.Void System.DateTime::get_UtcNow()", false)]
    public void A_banned_symbol_is_noticed(string space, string type, string method, string expected, bool noticed = true)
    {
        using var user = SmallPlugin.Create();
        SmallPlugin.Use(user, space, type, method);
        using var written = SmallPlugin.Reread(user);
        Assert.Equal(noticed, Listed().UsedBy(written).Contains(expected));
    }

    private static BannedSymbols Listed()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Linking.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return new BannedSymbols(File.ReadLines(Path.Combine(folder, "src", "Linking.Plugins", "BannedSymbols.txt")));
    }
}
