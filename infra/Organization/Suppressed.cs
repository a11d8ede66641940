using Amazon.CDK;
using Constructs;

namespace Guardrail.Infra.Organization;

/// <summary>Rules of cdk-nag that do not fit a resource, each with its reason, as metadata of the template.</summary>
internal static class Suppressed
{
    public static void On(IConstruct construct, params (string Rule, string Reason)[] rules)
    {
        foreach (var resource in construct.Node.FindAll().OfType<CfnResource>())
        {
            resource.AddMetadata("cdk_nag", new Dictionary<string, object>
            {
                ["rules_to_suppress"] = rules.Select(rule => new Dictionary<string, object> { ["id"] = rule.Rule, ["reason"] = rule.Reason }).ToArray(),
            });
        }
    }
}
