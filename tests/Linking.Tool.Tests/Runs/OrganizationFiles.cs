using Linking.Tool.Generate;

namespace Linking.Tool.Tests.Runs;

/// <summary>Organisation files, each made once and handed out as copies.</summary>
internal static class OrganizationFiles
{
    private static readonly Lazy<byte[]> LoadedFile = new(() => Make("generate", ["--contacts", "400", "--leads", "150", "--before"], ["--load-only"]));
    private static readonly Lazy<byte[]> PlayedFile = new(MakePlayed);

    /// <summary>Contacts, leads, profiles and keys that were there before the product, which is installed; nothing is linked yet.</summary>
    public static byte[] Loaded => LoadedFile.Value;

    /// <summary>The sample with few customers after both unifications: linked tables, skipped ones and every kind of issue.</summary>
    public static byte[] Played => PlayedFile.Value;

    private static byte[] Make(string command, string[] arguments, string[] simulation)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tool.Call([command, folder["input"], .. arguments]).Code);
        Assert.Equal(0, Tool.Call(["simulate", folder["input"], "--organization", folder["o.db"], .. simulation]).Code);
        return File.ReadAllBytes(folder["o.db"]);
    }

    private static byte[] MakePlayed()
    {
        using var folder = new TemporaryFolder();
        ContosoSample.Write(folder["input"], new GeneratorOptions(Contacts: 120, Leads: 40, Members: 12, Seed: 77));
        Assert.Equal(1, Tool.Call("simulate", folder["input"], "--organization", folder["o.db"], "--out", folder["out"]).Code);
        return File.ReadAllBytes(folder["o.db"]);
    }
}
