using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Keys;

/// <summary>One way of writing a CustomerId: with or without dashes, in lower or upper case.</summary>
internal sealed class CustomerIdForm
{
    private static readonly CustomerIdForm[] All = [new("N", false), new("D", false), new("N", true), new("D", true)];

    private readonly string format;
    private readonly bool upper;

    private CustomerIdForm(string format, bool upper)
    {
        this.format = format;
        this.upper = upper;
    }

    /// <summary>Finds the forms in which the texts are written; a text in no regular form stands for itself and adds none.</summary>
    internal static IEnumerable<CustomerIdForm> Seen(IEnumerable<string> texts)
    {
        return texts.Select(text => Array.Find(All, form => form.Write(CustomerId.Parse(text)) == text.Trim())).OfType<CustomerIdForm>().Distinct();
    }

    /// <summary>Writes an identifier in this form; one that is no GUID has only its case to vary.</summary>
    internal string Write(CustomerId customer)
    {
        var text = GuidText.TryParse(customer.Text, out var id) ? id.ToString(format) : customer.Text;
        return upper ? text.ToUpperInvariant() : text;
    }

    /// <summary>All forms.</summary>
    internal static IEnumerable<string> WriteAll(CustomerId customer) => All.Select(form => form.Write(customer)).Distinct(StringComparer.Ordinal);
}
