namespace Guardrail.LocalAws;

/// <summary>An object in a bucket.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">What its writer said it is; null for nothing said.</param>
/// <param name="ETag">The MD5 of its bytes, in quotes, as S3 gives it to objects put in one piece.</param>
public sealed record StoredObject(string Bucket, string Key, ReadOnlyMemory<byte> Body, string? ContentType, string ETag);
