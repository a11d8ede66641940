using Amazon.CDK;
using Constructs;

namespace Guardrail.Infra;

/// <summary>Findings of cdk-nag that are meant to be so: written into the template's metadata, where the rules look for them, each with its reason.</summary>
internal static class Suppressions
{
    private const string Key = "cdk_nag";

    /// <summary>Marks one rule as not applying to a resource; a later call replaces an earlier one.</summary>
    /// <param name="construct">The resource, or the construct whose resource it is.</param>
    /// <param name="rule">The rule's id, such as AwsSolutions-S1.</param>
    /// <param name="reason">Why, for the reader of the template.</param>
    /// <param name="appliesTo">The findings of the rule that are meant; none means all of it.</param>
    public static void Add(IConstruct construct, string rule, string reason, params string[] appliesTo)
    {
        var resource = construct as CfnResource ?? (CfnResource)construct.Node.DefaultChild!;
        var suppression = new Dictionary<string, object> { ["id"] = rule, ["reason"] = reason };
        if (appliesTo.Length > 0)
            suppression["applies_to"] = appliesTo;
        resource.AddMetadata(Key, new Dictionary<string, object> { ["rules_to_suppress"] = new object[] { suppression } });
    }

    /// <summary>Marks one check of cfn-lint as not applying to a resource.</summary>
    public static void Lint(IConstruct construct, string check, string reason) => Lint(construct, [check], reason);

    /// <summary>Marks checks of cfn-lint as not applying to a resource; a later call replaces an earlier one.</summary>
    public static void Lint(IConstruct construct, string[] checks, string reason)
    {
        var resource = construct as CfnResource ?? (CfnResource)construct.Node.DefaultChild!;
        resource.AddMetadata("cfn-lint", new Dictionary<string, object>
        {
            ["config"] = new Dictionary<string, object> { ["ignore_checks"] = checks, ["reason"] = reason },
        });
    }
}
