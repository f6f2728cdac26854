using System;
using System.Text;
using Linking.Plugins.Execution;
using Linking.Plugins.Registration;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Turns whatever ends an execution into what the platform understands, and into words.</summary>
internal static class Failure
{
    /// <summary>
    /// Says why the execution ended and what to do. In an asynchronous step with the status Retry, unless it is known that another
    /// attempt would meet the same.
    /// </summary>
    /// <param name="exception">What ended the execution.</param>
    /// <param name="context">The execution.</param>
    /// <param name="isCalled">Whether somebody called and waits for an answer, as of a custom API or a workflow: that one has to call again.</param>
    internal static InvalidPluginExecutionException Translate(Exception exception, IExecutionContext context, bool isCalled)
    {
        var again = IsWorthAnotherAttempt(exception);
        var message = "Customer Profile Linking: " + Say(exception);
        if (!again)
        {
            return new InvalidPluginExecutionException(message, exception);
        }

        if (isCalled)
        {
            return new InvalidPluginExecutionException(
                $"{message} {(context.IsInTransaction ? "Nothing was changed" : "What was done stays")}; call again in a minute.", exception);
        }

        return context.Mode == (int)StepMode.Asynchronous
            ? new InvalidPluginExecutionException(OperationStatus.Retry, FaultClassifier.CodeOf(exception), message)
            : new InvalidPluginExecutionException(message + " Register the step as asynchronous, so that the platform can try again.", exception);
    }

    /// <summary>
    /// For the trace: kind and message of the exception and of its causes, and where it came from. Written here, because
    /// <c>InvalidPluginExecutionException.ToString()</c> of the SDK leaves the message out.
    /// </summary>
    internal static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            text.Append(text.Length == 0 ? string.Empty : "Caused by ").Append(cause.GetType().FullName).Append(": ").AppendLine(cause.Message);
        }

        return text.Append(exception.StackTrace).ToString();
    }

    // A column or table that was there when definitions were read and is not now: the next attempt reads them anew.
    private static bool IsWorthAnotherAttempt(Exception exception)
    {
        return exception is not (SettingException or TableMissingException)
            && (!FaultClassifier.IsFinal(exception) || FaultClassifier.IsOutdatedDefinition(exception));
    }

    // What nobody foresaw is told by its kind: the message alone, such as "Object reference not set", would send nobody anywhere.
    private static string Say(Exception exception)
    {
        var isForeseen = exception is TryAgainException or SettingException or TableMissingException || FaultClassifier.IsFault(exception);
        return PlainText.Of(isForeseen ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
    }
}
