using Amazon.CDK;
using Guardrail.Infra;

// jsii's notice about Node 20 says nothing about this stack.
System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");

try
{
    var app = new App();
    var settings = StackSettings.FromContext(app.Node.TryGetContext(StackSettings.ContextKey));
    var package = FunctionPackage.Publish(settings.PolicyFile, compatible: app.Node.TryGetContext("awsPackages") as string == "compat");
    _ = new GuardrailStack(app, "Guardrail", new GuardrailStackProps { Settings = settings, FunctionPackage = package });
    app.Synth();
    return 0;
}
catch (InvalidSettingsException exception)
{
    await Console.Error.WriteLineAsync($"guardrail stack: {exception.Message}");
    return 1;
}
