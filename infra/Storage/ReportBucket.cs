using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace Guardrail.Infra;

/// <summary>Reports too large for an answer. They can be made again, so they expire; the bucket outlives the stack, for CloudFormation deletes no bucket that holds something.</summary>
internal sealed class ReportBucket : Construct
{
    /// <summary>Where in the bucket reports stand.</summary>
    public const string Prefix = "reports/";

    public ReportBucket(Construct scope, string id, int retentionDays)
        : base(scope, id)
    {
        Bucket = new Bucket(this, "Bucket", new BucketProps
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
            RemovalPolicy = RemovalPolicy.RETAIN,
            LifecycleRules =
            [
                new LifecycleRule { Id = "ExpireReports", Expiration = Duration.Days(retentionDays), AbortIncompleteMultipartUploadAfter = Duration.Days(1) },
            ],
        });
        Suppressions.Add(Bucket, "AwsSolutions-S1", "One role writes under one prefix and reports expire; access logs would cost more than what they watch. CloudTrail data events can be switched on where wanted.");
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    /// <summary>Lets the function write under the prefix, and tells it where.</summary>
    public void WriteBy(AuditFunction audit)
    {
        audit.Role.AddToPolicy(Statements.Allow("WriteReports", [$"{Bucket.BucketArn}/{Prefix}*"], "s3:PutObject"));
        audit.AcceptWildcards([$"Resource::<{Stack.Of(this).GetLogicalId((CfnElement)Bucket.Node.DefaultChild!)}.Arn>/{Prefix}*"]);
        audit.Function.AddEnvironment("GUARDRAIL_REPORT_BUCKET", Bucket.BucketName);
        audit.Function.AddEnvironment("GUARDRAIL_REPORT_PREFIX", Prefix);
    }
}
