namespace Linking.Client;

/// <summary>Why an environment did not do what it was asked for, as far as it decides what to do.</summary>
internal enum FailureKind
{
    /// <summary>The platform or a plug-in refuses the request.</summary>
    Refused,

    /// <summary>Nobody is signed in, or the token is not for this environment.</summary>
    NotSignedIn,

    /// <summary>The one who is signed in is no user there, or lacks a privilege.</summary>
    NotPermitted,

    /// <summary>The environment is busy or away, also after some attempts.</summary>
    Unavailable,

    /// <summary>There is no such address, or nothing answers there.</summary>
    NotReached,

    /// <summary>Something answers that is no Web API of Dataverse: a sign-in page, a proxy, a web site.</summary>
    NotDataverse,
}
