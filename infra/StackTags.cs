using Amazon.CDK;

namespace Guardrail.Infra;

/// <summary>The tags of every resource: which application it belongs to, and what the deployment chose.</summary>
internal static class StackTags
{
    /// <summary>Tags what a stack makes.</summary>
    public static void AddTo(Stack stack, StackSettings settings)
    {
        Amazon.CDK.Tags.Of(stack).Add("application", "guardrail");
        foreach (var (key, value) in settings.Tags)
            Amazon.CDK.Tags.Of(stack).Add(key, value);
    }
}
