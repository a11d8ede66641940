using Amazon.Backup.Model;
using Guardrail.AwsPackages.Wire;

namespace Amazon.Backup;

/// <summary>Which exceptions an operation of AWS Backup models. Throttling and denied access are not modelled: they are the base exception with a code.</summary>
internal static class BackupErrors
{
    private static readonly JsonShape<InvalidParameterValueException> InvalidParameterValue = new JsonShape<InvalidParameterValueException>()
        .Has("Code", Json.Text, (x, value) => x.Code = value)
        .Has("Context", Json.Text, (x, value) => x.Context = value)
        .Has("Type", Json.Text, (x, value) => x.Type = value);

    private static readonly JsonShape<MissingParameterValueException> MissingParameterValue = new JsonShape<MissingParameterValueException>()
        .Has("Code", Json.Text, (x, value) => x.Code = value)
        .Has("Context", Json.Text, (x, value) => x.Context = value)
        .Has("Type", Json.Text, (x, value) => x.Type = value);

    private static readonly JsonShape<ResourceNotFoundException> ResourceNotFound = new JsonShape<ResourceNotFoundException>()
        .Has("Code", Json.Text, (x, value) => x.Code = value)
        .Has("Context", Json.Text, (x, value) => x.Context = value)
        .Has("Type", Json.Text, (x, value) => x.Type = value);

    private static readonly JsonShape<ServiceUnavailableException> ServiceUnavailable = new JsonShape<ServiceUnavailableException>()
        .Has("Code", Json.Text, (x, value) => x.Code = value)
        .Has("Context", Json.Text, (x, value) => x.Context = value)
        .Has("Type", Json.Text, (x, value) => x.Type = value);

    public static ErrorModel OnlyUnavailable { get; } = Unavailable();

    public static ErrorModel BadValueOrUnavailable { get; } = BadValue(Unavailable());

    public static ErrorModel NotFoundOrBadValueOrUnavailable { get; } = BadValue(Unavailable())
        .Has("MissingParameterValueException", (m, i, t, c, r, s) => new MissingParameterValueException(m, i, t, c, r, s), MissingParameterValue)
        .Has("ResourceNotFoundException", (m, i, t, c, r, s) => new ResourceNotFoundException(m, i, t, c, r, s), ResourceNotFound);

    private static ErrorModel Unavailable() => new ErrorModel((m, i, t, c, r, s) => new AmazonBackupException(m, i, t, c, r, s))
        .Has("ServiceUnavailableException", (m, i, t, c, r, s) => new ServiceUnavailableException(m, i, t, c, r, s), ServiceUnavailable);

    private static ErrorModel BadValue(ErrorModel model) => model
        .Has("InvalidParameterValueException", (m, i, t, c, r, s) => new InvalidParameterValueException(m, i, t, c, r, s), InvalidParameterValue);
}
