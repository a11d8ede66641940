namespace Guardrail.Units;

/// <summary>The GB of AWS's bills.</summary>
/// <remarks>1 GB is 2^30 bytes: documented for DynamoDB's sizes and AWS's S3 billing example, UNCONFIRMED for AWS Backup (the other reading is 7.4 % dearer).</remarks>
public static class Gigabytes
{
    /// <summary>Bytes in a GB.</summary>
    public const long Bytes = 1L << 30;

    /// <summary>Bytes as GB, unrounded.</summary>
    /// <param name="bytes">How many bytes.</param>
    public static decimal Of(Int128 bytes) => Exact.Quotient(bytes, Bytes);
}
