using System.Text.Json.Nodes;
using Amazon.CDK;
using Guardrail.Infra.Organization;

namespace Guardrail.Infra.Tests;

/// <summary>The templates of a deployment with everything, and of one with nothing chosen; synthesized once.</summary>
internal static class SynthesizedStacks
{
    // CDK's bridge to Node serves one thread at a time.
    private static readonly Lock Gate = new();

    static SynthesizedStacks() => System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");

    /// <summary>Every setting used.</summary>
    public static StackSettings Everything { get; } = new()
    {
        HomeRegion = "us-east-1",
        Regions = ["us-east-1", "eu-west-1"],
        Forward = true,
        Trail = true,
        Timezone = "Europe/Berlin",
        Emails = ["oncall@example.com"],
        Slack = new SlackSettings("T07EA123LEP", "C07EZ1ABC23"),
        Owners = [new OwnerSettings { Owner = "shop", Emails = ["shop@example.com"] }, new OwnerSettings { Owner = "data team", TopicArn = "arn:aws:sns:eu-west-1:111122223333:data" }],
        AlarmTopicArn = "arn:aws:sns:us-east-1:111122223333:operations",
        PolicyFile = "policy.json",
        Tags = new Dictionary<string, string> { ["team"] = "finops" },
    };

    /// <summary>An organization's settings.</summary>
    public static OrganizationSettings Organization { get; } = new() { Regions = ["us-east-1", "eu-west-1"], ExternalId = "organization" };

    private static readonly Lazy<string> FullFolder = new(() => Synthesize(Everything, organization: Organization));
    private static readonly Lazy<string> PlainFolder = new(() => Synthesize(new StackSettings()));

    /// <summary>The main stack with everything.</summary>
    public static StackTemplate Full { get; } = new(() => Path.Combine(FullFolder.Value, "Guardrail.template.json"));

    /// <summary>The forwarding stack.</summary>
    public static StackTemplate Forwarding { get; } = new(() => Path.Combine(FullFolder.Value, "Guardrail-forwarding-eu-west-1.template.json"));

    /// <summary>The organization's stack.</summary>
    public static StackTemplate OfOrganization { get; } = new(() => Path.Combine(FullFolder.Value, "Guardrail-organization.template.json"));

    /// <summary>The template for the organization's members.</summary>
    public static StackTemplate OfMember { get; } = new(() => Path.Combine(FullFolder.Value, GuardrailApp.MembersFolder, "Guardrail-member.template.json"));

    /// <summary>The main stack with nothing chosen.</summary>
    public static StackTemplate Plain { get; } = new(() => Path.Combine(PlainFolder.Value, "Guardrail.template.json"));

    /// <summary>All template files.</summary>
    public static IReadOnlyList<string> Files => [Full.File, Forwarding.File, Plain.File, OfOrganization.File, OfMember.File];

    /// <summary>Synthesizes a deployment into a folder of its own.</summary>
    public static string Synthesize(StackSettings settings, FunctionCode? code = null, OrganizationSettings? organization = null)
    {
        lock (Gate)
        {
            var app = new App(new AppProps { Outdir = Directory.CreateTempSubdirectory("guardrail-cdk").FullName });
            GuardrailApp.AddTo(app, settings, code ?? StandIn(deployable: true), organization);
            return app.Synth().Directory;
        }
    }

    /// <summary>A context value as CDK hands it to the app.</summary>
    public static object? ThroughCdk(object value)
    {
        lock (Gate)
            return new App(new AppProps { Context = new Dictionary<string, object> { [StackSettings.ContextKey] = value } }).Node.TryGetContext(StackSettings.ContextKey);
    }

    /// <summary>A folder that stands for the published function.</summary>
    public static FunctionCode StandIn(bool deployable)
    {
        var folder = Directory.CreateTempSubdirectory("guardrail-package").FullName;
        File.WriteAllText(Path.Combine(folder, "function.txt"), "stands for the published function");
        return new FunctionCode(folder, deployable);
    }
}

/// <summary>A template, read when first asked for.</summary>
internal sealed class StackTemplate(Func<string> file)
{
    private readonly Lazy<(string File, JsonObject Root)> _read = new(() => (file(), JsonNode.Parse(System.IO.File.ReadAllText(file()))!.AsObject()));

    public string File => _read.Value.File;

    public JsonObject Root => _read.Value.Root;

    public string Text => Root.ToJsonString();

    /// <summary>The resources of a type, by logical id without CDK's hash.</summary>
    public IReadOnlyDictionary<string, JsonObject> OfType(string type) => Root["Resources"]!.AsObject()
        .Where(resource => (string?)resource.Value!["Type"] == type)
        .ToDictionary(resource => Named(resource.Key), resource => resource.Value!.AsObject());

    /// <summary>The properties of the one resource of a type.</summary>
    public JsonObject Only(string type) => OfType(type).Values.Single()["Properties"]!.AsObject();

    /// <summary>The properties of a resource, by its type and logical id without CDK's hash.</summary>
    public JsonObject Properties(string type, string id)
    {
        var found = OfType(type);
        found.Keys.ShouldContain(id);
        return found[id]["Properties"]!.AsObject();
    }

    /// <summary>The statements of a role's policy.</summary>
    public IReadOnlyList<JsonObject> StatementsOf(string policy) => [.. Properties("AWS::IAM::Policy", policy)["PolicyDocument"]!["Statement"]!.AsArray().Select(statement => statement!.AsObject())];

    /// <summary>A logical id without the eight digits that CDK adds.</summary>
    public static string Named(string logicalId) => logicalId.Length > 8 && logicalId[^8..].All(char.IsAsciiHexDigitUpper) ? logicalId[..^8] : logicalId;
}

/// <summary>Short ways to look into a template.</summary>
internal static class TemplateNodes
{
    /// <summary>One text or a list of them.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node) => node is JsonArray list ? [.. list.Select(item => (string)item!)] : [(string)node!];

    /// <summary>What a node refers to by Ref or Fn::GetAtt, without CDK's hash.</summary>
    public static string Target(this JsonNode? node) => StackTemplate.Named((string?)node!["Ref"] ?? (string)node["Fn::GetAtt"]![0]!);
}
