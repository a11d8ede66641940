namespace Guardrail.LocalAws.Wire;

/// <summary>A refusal in AWS's words; each protocol writes it in its own shape.</summary>
internal sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public static AwsException NotFound(string message) => new("ResourceNotFoundException", message);

    public static AwsException Invalid(string message) => new("InvalidParameterValueException", message);
}
