using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>Holds parts and whole reports of the organization: encrypted, private, over TLS alone, each object for 90 days. Kept when the stack is removed.</summary>
internal sealed class PartsBucket : Construct
{
    public PartsBucket(Construct scope, string id)
        : base(scope, id)
    {
        Bucket = new Bucket(this, "Bucket", new BucketProps
        {
            Encryption = BucketEncryption.S3_MANAGED,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            EnforceSSL = true,
            MinimumTLSVersion = 1.2,
            RemovalPolicy = RemovalPolicy.RETAIN,
            LifecycleRules =
            [
                new LifecycleRule { Id = "ReportsFor90Days", Prefix = OrganizationDefinition.Prefix, Expiration = Duration.Days(90), AbortIncompleteMultipartUploadAfter = Duration.Days(1) },
            ],
        });
        Suppressions.Add(Bucket, "AwsSolutions-S1", "Parts of cost reports, written and read by this stack's roles alone; a second bucket for access logs would cost more than it tells. CloudTrail data events can be switched on where they are wanted.");
    }

    public Bucket Bucket { get; }
}
