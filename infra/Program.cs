using Amazon.CDK;
using Guardrail.Infra;
using Guardrail.Infra.Organization;

// jsii's notice about Node 20 says nothing about this stack.
System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");

try
{
    var app = new App();
    var settings = SettingsReader.Read(app.Node.TryGetContext(StackSettings.ContextKey));
    var organization = OrganizationSettings.FromContext(app.Node.TryGetContext(OrganizationSettings.ContextKey));
    var compatible = app.Node.TryGetContext("awsPackages") switch
    {
        null or "official" => false,
        "compat" => true,
        var other => throw new InvalidSettingsException($"Context 'awsPackages' is '{other}'; it may be official or compat."),
    };
    if (compatible)
        await Console.Error.WriteLineAsync("guardrail stack: built on compatible AWS clients by --context awsPackages=compat: NOT DEPLOYABLE, for looking at the template only.");
    // CDK runs the app in the folder of cdk.json.
    var code = FunctionPackage.Publish(Path.GetFullPath(".."), settings.PolicyFile, compatible);
    GuardrailApp.AddTo(app, settings, code, organization);
    app.Synth();
    return 0;
}
catch (InvalidSettingsException exception)
{
    await Console.Error.WriteLineAsync($"guardrail stack: {exception.Message}");
    return 1;
}
