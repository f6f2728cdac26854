using SolutionPackaging;

const string ReleaseSwitch = "--release";

var isRelease = args.LastOrDefault() == ReleaseSwitch;
if (args.Length != (isRelease ? 6 : 5) || !Version.TryParse(args[2], out var product))
{
    await Console.Error.WriteLineAsync($"Use: SolutionPackaging SOURCE-FOLDER PLUGIN-ASSEMBLY VERSION OUTPUT-FOLDER UNPACKED-FOLDER [{ReleaseSwitch}]")
        .ConfigureAwait(false);
    return 2;
}

try
{
    // Dataverse counts solution versions in four numbers.
    var version = new Version(product.Major, product.Minor, Math.Max(product.Build, 0), Math.Max(product.Revision, 0));
    var assembly = PluginAssembly.Read(args[1]);
    var packer = new SolutionPacker(SourceFolder.Read(args[0]), assembly, version);
    var released = ReleasedTypes.Read(args[0]);
    released.Require(assembly, packer.Descriptor());
    if (isRelease)
    {
        released.RequireComplete(assembly, packer.Descriptor());
    }

    foreach (var isManaged in new[] { false, true })
    {
        var file = Path.Combine(args[3], isManaged ? "CustomerProfileLinking_managed.zip" : "CustomerProfileLinking.zip");
        OutputFolder.Write(file, DeterministicZip.Write(packer.Pack(isManaged)));
    }

    OutputFolder.Fill(args[4], SolutionProject.Around(packer.Unpacked()));
    return 0;
}
catch (PackagingException exception)
{
    // The form of a compiler's message, so that the build reports it with the file.
    await Console.Error.WriteLineAsync($"{Path.Combine(args[0], exception.File)}: error CPL0001: {exception.Message}").ConfigureAwait(false);
    return 1;
}
