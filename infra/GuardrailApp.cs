using Amazon.CDK;

namespace Guardrail.Infra;

/// <summary>The stacks of a deployment: the main one, and one for each Region that forwards its events.</summary>
public static class GuardrailApp
{
    /// <summary>Adds the stacks to an app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="settings">What the deployment chose.</param>
    /// <param name="code">The published function.</param>
    /// <returns>The main stack.</returns>
    public static GuardrailStack AddTo(App app, StackSettings settings, FunctionCode code)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(code);
        var main = new GuardrailStack(app, settings.Name, new GuardrailStackProps
        {
            Settings = settings,
            Code = code,
            Description = code.Deployable
                ? "Guardrail: what DynamoDB backups in AWS Backup cost, before the bill says so"
                : "NOT DEPLOYABLE (function built on compatible AWS clients). Guardrail: what DynamoDB backups in AWS Backup cost, before the bill says so",
            Env = settings.HomeRegion is { } home ? new Amazon.CDK.Environment { Region = home } : null,
        });
        if (settings.Forward)
        {
            foreach (var region in settings.Regions.Where(region => region != settings.HomeRegion))
                _ = new ForwardingStack(app, $"{settings.Name}-forwarding-{region}", settings, region);
        }

        return main;
    }
}
