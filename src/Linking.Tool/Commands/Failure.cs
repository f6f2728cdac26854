using System.Globalization;
using EmbeddedDataverse.Files;
using Linking.Client;
using Linking.Tool.Input;
using Linking.Tool.Report;
using Microsoft.Data.Sqlite;

namespace Linking.Tool.Commands;

/// <summary>What went wrong, as it is told: what, where, and what to do.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Errors">What is to be said.</param>
/// <param name="IsDefect">True when nobody but the maker of this program can do something about it.</param>
internal sealed record Failure(int Code, IReadOnlyList<AnswerError> Errors, bool IsDefect = false)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    private const string GoOn = "The same command goes on from what is written; nothing that was committed is lost";

    // The numbers that the systems give to a full disk.
    private static readonly int[] FullDisk = [28, 112, 39];

    /// <summary>Finds out what an exception means.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="file">The organisation's file; null when it is none.</param>
    public static Failure Of(Exception exception, string? file)
    {
        if (exception is InputException input)
        {
            return new Failure(ExitCode.BadInput, [.. input.Errors.Select(error => new AnswerError(error.File, error.Line, error.Problem, error.Remedy))]);
        }

        if (exception is DataverseException failure)
        {
            return new Failure(CodeOf(failure.Kind), [new AnswerError("", null, failure.Message.TrimEnd('.'), failure.Remedy)]);
        }

        var place = file is null ? "" : Path.GetFileName(file);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException sqlite && OfDatabase(sqlite.SqliteErrorCode, place, file) is { } known)
            {
                return known;
            }
        }

        return exception switch
        {
            OrganizationInUseException used =>
                Told(ExitCode.BadInput, place, $"The file is in use by {Owner(used)}",
                "Wait until that has ended, or name another file. Nothing has been written"),
            IOException full when FullDisk.Contains(full.HResult & 0xFFFF) =>
                new Failure(ExitCode.Failed,
                [new AnswerError(place, null, $"The disk is full ({full.Message.TrimEnd('.')})", $"Free space, or name another folder. {GoOn}")]),
            IOException or UnauthorizedAccessException =>
                new Failure(ExitCode.Failed,
                [new AnswerError(place, null, exception.Message.TrimEnd('.'), "Look whether the file or folder is there and can be written to")]),
            _ => new Failure(ExitCode.Failed, [new AnswerError("", null, exception.Message.TrimEnd('.'), "")], IsDefect: true),
        };
    }

    private static int CodeOf(FailureKind kind) => kind switch
    {
        FailureKind.NotSignedIn => ExitCode.NotSignedIn,
        FailureKind.NotPermitted => ExitCode.NotPermitted,
        FailureKind.Unavailable or FailureKind.NotReached or FailureKind.NotDataverse => ExitCode.NotReached,
        _ => ExitCode.Failed,
    };

    private static Failure? OfDatabase(int code, string place, string? file) => code switch
    {
        Full => Told(ExitCode.Failed, place, "The disk is full", $"Free space, or copy the file to another disk. {GoOn}"),
        InputOutput => Told(ExitCode.Failed, place, "The file cannot be written or read: the disk fails, or is full", $"Look at the disk. {GoOn}"),
        ReadOnly => Told(
            ExitCode.BadInput,
            place,
            IsReadOnly(file) ? "The file is read-only" : "The folder of the file is read-only",
            "Make it writable, or copy the file to a folder where it is; nothing has been written"),
        CannotOpen =>
            Told(ExitCode.BadInput, place, "The file cannot be opened or made", "Look whether its folder is there and can be written to, or name another file"),
        Busy or Locked => Told(ExitCode.BadInput, place, "The file is in use by another program", "Wait until that has ended, or name another file"),
        Corrupt or NoDatabase =>
            Told(ExitCode.BadInput, place, "The file is no organisation, or is damaged", "Name a file that this tool has made, or one that does not exist"),
        _ => null,
    };

    private static string Owner(OrganizationInUseException used) => used.ProcessId is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"process {id} ({used.ProcessName}) on {used.MachineName}, since {used.Since:yyyy-MM-dd HH:mm:ss} UTC")
        : "another program";

    private static bool IsReadOnly(string? file) => file is not null && File.Exists(file) && new FileInfo(file).IsReadOnly;

    private static Failure Told(int code, string place, string problem, string remedy) => new(code, [new AnswerError(place, null, problem, remedy)]);
}
