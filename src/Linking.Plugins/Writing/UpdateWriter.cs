using System;
using System.Collections.Generic;
using System.Globalization;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Linking.Plugins.Writing;

/// <summary>
/// Writes each link with one <c>Update</c> of one column: inside plug-ins a plain loop of single updates is what the platform's
/// guidance asks for ("Avoid batch request types in plug-ins").
/// </summary>
internal sealed class UpdateWriter(IOrganizationService service, LinkingSettings settings, bool isInTransaction) : ILinkWriter
{
    /// <summary>A deadlock is over at once for the one who lost it; more attempts than this are for the platform's own queue.</summary>
    private const int Attempts = 3;

    public IEnumerable<WriteResult> Write(TableShape table, IReadOnlyList<PlannedRow> rows, Func<bool> stop)
    {
        string? denied = null;
        foreach (var row in rows)
        {
            if (denied is not null)
            {
                // The same privilege is missing for every row of the table: asking again for each would only cost time.
                yield return new WriteResult(row, WriteOutcome.Rejected, denied);
                continue;
            }

            if (stop())
            {
                yield return new WriteResult(row, WriteOutcome.Left);
                continue;
            }

            var result = WriteOne(table, row, stop, out denied);
            yield return result;
        }
    }

    /// <summary>The request that sets the link of a row, or clears it, with the settings' optional parameters.</summary>
    internal static Entity TargetOf(TableShape table, PlannedRow row)
    {
        return new Entity(table.LogicalName, row.Row.Id)
        {
            [table.Lookup!.LogicalName] = row.To is { } profile ? new EntityReference(Names.CustomerProfile.Table, profile) : null,
        };
    }

    /// <summary>Adds what every write of a link carries.</summary>
    internal static void AddParameters(OrganizationRequest request, LinkingSettings settings)
    {
        request.Parameters[Names.Parameter.Tag] = Names.WriteTag;
        if (settings.BypassCustomLogic.Length > 0)
        {
            request.Parameters[Names.Parameter.BypassBusinessLogic] = settings.BypassCustomLogic;
        }

        if (settings.SuppressFlows)
        {
            request.Parameters[Names.Parameter.SuppressFlows] = true;
        }
    }

    private WriteResult WriteOne(TableShape table, PlannedRow row, Func<bool> stop, out string? denied)
    {
        denied = null;
        var request = RequestFor(table, row);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                service.Execute(request);
                return new WriteResult(row, WriteOutcome.Written);
            }
            catch (Exception exception) when (!isInTransaction && FaultClassifier.Classify(exception) != FaultClass.TransactionLost)
            {
                var fault = FaultClassifier.Classify(exception);
                if (fault == FaultClass.RowChanged)
                {
                    return new WriteResult(row, WriteOutcome.RowChanged);
                }

                if (fault == FaultClass.Transient)
                {
                    if (attempt == Attempts || stop() || FaultClassifier.IsThrottled(exception))
                    {
                        return new WriteResult(row, WriteOutcome.Left, Describe(exception));
                    }

                    continue;
                }

                var text = Describe(exception);
                denied = fault == FaultClass.PrivilegeMissing ? text : null;
                return new WriteResult(row, fault == FaultClass.RowGone ? WriteOutcome.RowGone : WriteOutcome.Rejected, text);
            }
        }
    }

    private UpdateRequest RequestFor(TableShape table, PlannedRow row)
    {
        var request = new UpdateRequest { Target = TargetOf(table, row) };
        if (table.ChecksVersions && row.Version is { } version)
        {
            request.Target.RowVersion = version;
            request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        }

        AddParameters(request, settings);
        return request;
    }

    /// <summary>What the platform said, with the fault's code, which is what one searches for, or the kind of failure where there is none.</summary>
    internal static string Describe(Exception exception)
    {
        var code = FaultClassifier.CodeOf(exception);
        var what = code == 0 ? exception.GetType().Name + ":" : "0x" + code.ToString("X8", CultureInfo.InvariantCulture);
        return Clip.To($"{what} {exception.Message}", PlatformLimits.FaultText);
    }
}
