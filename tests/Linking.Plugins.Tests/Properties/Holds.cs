using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Linking.Plugins.Tests.Properties;

/// <summary>
/// Checks that something holds for whatever a generator makes. A failure prints "Replay directly at failing step with (seed,gamma,size)";
/// with the environment variable PROPERTY_SEED set to <c>seed,gamma</c> every property begins there.
/// </summary>
internal static class Holds
{
    private const string Variable = "PROPERTY_SEED";

    public static void ForAll<T>(Gen<T> gen, Func<T, bool> holds, int tests = 200)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(Replay());
        Check.One(config, Prop.ForAll(gen.ToArbitrary(), holds));
    }

    private static FSharpOption<Replay>? Replay()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text)
        {
            return null;
        }

        var parts = Array.ConvertAll(text.Trim('(', ')').Split(','), part => ulong.Parse(part, CultureInfo.InvariantCulture));
        var size = parts.Length > 2 ? FSharpOption<int>.Some((int)parts[2]) : null;
        return FSharpOption<Replay>.Some(new Replay(new Rnd(parts[0], parts[1]), size));
    }
}
