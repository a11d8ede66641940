using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace Guardrail.Infra;

/// <summary>Policy statements, by name.</summary>
internal static class Statements
{
    /// <summary>Lets the role do the actions on the resources.</summary>
    public static PolicyStatement Allow(string id, string[] resources, params string[] actions) =>
        new(new PolicyStatementProps { Sid = id, Effect = Effect.ALLOW, Actions = actions, Resources = resources });
}

/// <summary>Conditions under which a service may act: for this account alone, so that no other account can make it act here.</summary>
internal static class Only
{
    /// <summary>The request is made for a resource of the stack's own account.</summary>
    public static IDictionary<string, object> FromThisAccount(Construct scope) =>
        new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(scope).Account } };
}
