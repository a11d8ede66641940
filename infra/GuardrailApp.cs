using Amazon.CDK;
using Guardrail.Infra.Organization;

namespace Guardrail.Infra;

/// <summary>The stacks of a deployment: the main one, one for each Region that forwards its events, and the organization's with the template for its members.</summary>
public static class GuardrailApp
{
    /// <summary>Where in the app's output the members' template is.</summary>
    public const string MembersFolder = "members";

    /// <summary>Adds the stacks to an app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="settings">What the deployment chose.</param>
    /// <param name="code">The published function.</param>
    /// <param name="organization">What is chosen for an organization; null for none.</param>
    /// <returns>The main stack.</returns>
    public static GuardrailStack AddTo(App app, StackSettings settings, FunctionCode code, OrganizationSettings? organization = null)
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

        if (organization is not null)
        {
            _ = new OrganizationStack(app, $"{settings.Name}-organization", new OrganizationStackProps
            {
                Settings = organization,
                Code = code,
                Main = main,
                PolicyFile = settings.PolicyFile,
                Tags = new Dictionary<string, string>(settings.Tags) { ["application"] = "guardrail" },
                Description = code.Deployable ? "Guardrail: what the DynamoDB backups of an organization cost" : "NOT DEPLOYABLE (function built on compatible AWS clients). Guardrail: what the DynamoDB backups of an organization cost",
                Env = settings.HomeRegion is { } same ? new Amazon.CDK.Environment { Region = same } : null,
            });
            AddMembersTemplate(app, $"{settings.Name}-member", organization);
        }

        return main;
    }

    /// <summary>A template for a StackSet, in a folder beside the deployment's own: <c>cdk deploy --all</c> must not deploy it here, where nothing says whom to trust.</summary>
    private static void AddMembersTemplate(App app, string name, OrganizationSettings organization)
    {
        var members = new App(new AppProps { Outdir = Path.Combine(app.Outdir, MembersFolder), AnalyticsReporting = false });
        _ = new MemberStack(members, name, organization);
        members.Synth();
    }
}
