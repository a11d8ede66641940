using Amazon.CDK;
using Constructs;

namespace Guardrail.Infra;

/// <summary>Makes CloudFormation refuse a stack whose function AWS's runtime could not run, before it makes anything.</summary>
internal static class PackageGuard
{
    /// <summary>Adds the rule to a stack whose package is not deployable; a deployable one needs none.</summary>
    public static void Add(Construct scope, FunctionCode code)
    {
        if (code.Deployable)
            return;
        // A parameter, since rules cannot compare two constants; with one allowed value, since nobody is to talk it over.
        var builtOn = new CfnParameter(scope, "FunctionBuiltOn", new CfnParameterProps
        {
            Type = "String",
            Default = "compat",
            AllowedValues = ["compat"],
            Description = "NOT DEPLOYABLE: the function in this template is built on compatible AWS clients, for tests and for looking at the template.",
        });
        _ = new CfnRule(scope, "FunctionIsDeployable", new CfnRuleProps
        {
            Assertions =
            [
                new CfnRuleAssertion
                {
                    Assert = Fn.ConditionEquals(builtOn.ValueAsString, "official"),
                    AssertDescription = "This template holds a function built on compatible AWS clients, which AWS Lambda cannot run. Synthesize with AWS's own packages (without --context awsPackages=compat) and deploy that.",
                },
            ],
        });
    }
}
