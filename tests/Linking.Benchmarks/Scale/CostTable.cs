using System.Globalization;

namespace Linking.Benchmarks.Scale;

/// <summary>What calls are assumed to cost, in milliseconds. None of it was measured in a real environment; every figure can be set.</summary>
internal sealed record CostTable
{
    /// <summary>A read of one page, whatever is on it.</summary>
    public double Read { get; init; } = 40;

    /// <summary>Each row on the page.</summary>
    public double RowRead { get; init; } = 0.05;

    /// <summary>A write of one row, with whatever the customer's own steps do synchronously.</summary>
    public double Write { get; init; } = 25;

    /// <summary>Any other call.</summary>
    public double Other { get; init; } = 100;

    /// <summary>From the event to the start of its job in the asynchronous service.</summary>
    public double JobStart { get; init; } = 5000;

    /// <summary>How often a schedule calls cpl_ProcessNext, which takes on what waits.</summary>
    public double Schedule { get; init; } = 300_000;

    /// <summary>Reads settings such as read=30,write=20.</summary>
    public CostTable With(string settings)
    {
        var table = this;
        foreach (var parts in settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')))
        {
            var value = double.Parse(parts[1], CultureInfo.InvariantCulture);
            table = parts[0] switch
            {
                "read" => table with { Read = value },
                "rowread" => table with { RowRead = value },
                "write" => table with { Write = value },
                "other" => table with { Other = value },
                "jobstart" => table with { JobStart = value },
                "schedule" => table with { Schedule = value },
                _ => throw new ArgumentException($"There is no cost named {parts[0]}. Use read, rowread, write, other, jobstart or schedule.",
                    nameof(settings)),
            };
        }

        return table;
    }
}
