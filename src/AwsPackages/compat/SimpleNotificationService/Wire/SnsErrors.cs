using Amazon.SimpleNotificationService.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.SimpleNotificationService;

/// <summary>Which exceptions an operation of SNS models. The code on the wire is mostly the class name without "Exception".</summary>
internal static class SnsErrors
{
    public static ErrorModel GetTopicAttributes { get; } = OfBoth();

    public static ErrorModel Publish { get; } = OfBoth()
        .Has("EndpointDisabled", (m, i, t, c, r, s) => new EndpointDisabledException(m, i, t, c, r, s))
        .Has("ParameterValueInvalid", (m, i, t, c, r, s) => new InvalidParameterValueException(m, i, t, c, r, s))
        .Has("KMSAccessDenied", (m, i, t, c, r, s) => new KMSAccessDeniedException(m, i, t, c, r, s))
        .Has("KMSDisabled", (m, i, t, c, r, s) => new KMSDisabledException(m, i, t, c, r, s))
        .Has("KMSInvalidState", (m, i, t, c, r, s) => new KMSInvalidStateException(m, i, t, c, r, s))
        .Has("KMSNotFound", (m, i, t, c, r, s) => new KMSNotFoundException(m, i, t, c, r, s))
        .Has("KMSOptInRequired", (m, i, t, c, r, s) => new KMSOptInRequiredException(m, i, t, c, r, s))
        .Has("KMSThrottling", (m, i, t, c, r, s) => new KMSThrottlingException(m, i, t, c, r, s))
        .Has("PlatformApplicationDisabled", (m, i, t, c, r, s) => new PlatformApplicationDisabledException(m, i, t, c, r, s))
        .Has("ValidationException", (m, i, t, c, r, s) => new ValidationException(m, i, t, c, r, s));

    private static ErrorModel OfBoth() => new ErrorModel((m, i, t, c, r, s) => new AmazonSimpleNotificationServiceException(m, i, t, c, r, s))
        .Has("AuthorizationError", (m, i, t, c, r, s) => new AuthorizationErrorException(m, i, t, c, r, s))
        .Has("InternalError", (m, i, t, c, r, s) => new InternalErrorException(m, i, t, c, r, s))
        .Has("InvalidParameter", (m, i, t, c, r, s) => new InvalidParameterException(m, i, t, c, r, s))
        .Has("InvalidSecurity", (m, i, t, c, r, s) => new InvalidSecurityException(m, i, t, c, r, s))
        .Has("NotFound", (m, i, t, c, r, s) => new NotFoundException(m, i, t, c, r, s));
}
