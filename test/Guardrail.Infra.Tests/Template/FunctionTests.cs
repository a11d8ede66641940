using System.Text.Json.Nodes;

namespace Guardrail.Infra.Tests.Template;

public sealed class FunctionTests
{
    private static readonly JsonObject Function = SynthesizedStacks.Full.Only("AWS::Lambda::Function");

    [Fact]
    public void Function_RunsTheManagedRuntimeOnArm()
    {
        ((string?)Function["Runtime"]).ShouldBe("dotnet10");
        Function["Architectures"].Texts().ShouldBe(["arm64"]);
        ((string?)Function["Handler"]).ShouldBe("Guardrail.Lambda::Guardrail.Lambda.GuardrailFunction::HandleAsync");
        ((int?)Function["Timeout"]).ShouldBe(900);
        ((int?)Function["MemorySize"]).ShouldBe(AuditFunction.MemoryMegabytes);
    }

    [Fact]
    public void Function_ReservesNoConcurrency_AndIsNotTraced_UnlessAsked()
    {
        Function.ContainsKey("ReservedConcurrentExecutions").ShouldBeFalse();
        Function.ContainsKey("TracingConfig").ShouldBeFalse();
    }

    [Fact]
    public void LambdaToolDefaults_SayTheSame()
    {
        var defaults = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "aws-lambda-tools-defaults.json")))!;

        ((string?)defaults["function-handler"]).ShouldBe((string?)Function["Handler"]);
        ((string?)defaults["function-runtime"]).ShouldBe((string?)Function["Runtime"]);
        ((string?)defaults["function-architecture"]).ShouldBe("arm64");
        ((int?)defaults["function-timeout"]).ShouldBe((int?)Function["Timeout"]);
        ((int?)defaults["function-memory-size"]).ShouldBe((int?)Function["MemorySize"]);
    }

    [Fact]
    public void Environment_HasTheAgreedNames()
    {
        var variables = Function["Environment"]!["Variables"]!.AsObject();

        variables.Select(variable => variable.Key).Order(StringComparer.Ordinal).ShouldBe([
            "GUARDRAIL_CHAT_TOPIC_ARN", "GUARDRAIL_MEMORY_TABLE", "GUARDRAIL_OWNER_TOPICS", "GUARDRAIL_POLICY_FILE", "GUARDRAIL_REGIONS",
            "GUARDRAIL_REPORT_BUCKET", "GUARDRAIL_REPORT_PREFIX", "GUARDRAIL_TOPIC_ARN"]);
        ((string?)variables["GUARDRAIL_REGIONS"]).ShouldBe("us-east-1,eu-west-1");
        // A JSON object whose own topic is filled in by CloudFormation.
        var owners = variables["GUARDRAIL_OWNER_TOPICS"]!["Fn::Join"]![1]!.AsArray();
        var text = string.Concat(owners.Select(part => part is JsonValue ? (string)part! : "arn:aws:sns:us-east-1:111122223333:shop"));
        JsonNode.Parse(text)!.AsObject().Select(owner => owner.Key).ShouldBe(["data team", "shop"]);
        SynthesizedStacks.Plain.Only("AWS::Lambda::Function")["Environment"]!["Variables"]!.AsObject().ContainsKey("GUARDRAIL_OWNER_TOPICS").ShouldBeFalse();
    }

    [Fact]
    public void Failures_OfAsynchronousRuns_AreKept_WithStatedRetriesAndAge()
    {
        var invoke = SynthesizedStacks.Full.Only("AWS::Lambda::EventInvokeConfig");

        ((int?)invoke["MaximumRetryAttempts"]).ShouldBe(2);
        ((int?)invoke["MaximumEventAgeInSeconds"]).ShouldBe(21600);
        invoke["DestinationConfig"]!["OnFailure"]!["Destination"].Target().ShouldBe("AuditFailuresQueue");
    }

    [Fact]
    public void Logs_AreKeptForAStatedTime() =>
        ((int?)SynthesizedStacks.Full.Only("AWS::Logs::LogGroup")["RetentionInDays"]).ShouldBe(90);

    [Fact]
    public void PackageOnCompatibleClients_IsMarked_AndCloudFormationRefusesIt()
    {
        var folder = SynthesizedStacks.Synthesize(new StackSettings(), SynthesizedStacks.StandIn(deployable: false));
        var template = new StackTemplate(() => Path.Combine(folder, "Guardrail.template.json"));

        ((string)template.Root["Description"]!).ShouldStartWith("NOT DEPLOYABLE");
        ((string)template.Only("AWS::Lambda::Function")["Description"]!).ShouldStartWith("NOT DEPLOYABLE");
        var parameter = template.Root["Parameters"]!["FunctionBuiltOn"]!;
        parameter["AllowedValues"].Texts().ShouldBe(["compat"]);
        var assertion = template.Root["Rules"]!["FunctionIsDeployable"]!["Assertions"]![0]!;
        assertion["Assert"]!["Fn::Equals"]!.ToJsonString().ShouldBe("""[{"Ref":"FunctionBuiltOn"},"official"]""");
        ((string)assertion["AssertDescription"]!).ShouldContain("cannot run");
        SynthesizedStacks.Plain.Root["Rules"]?.AsObject().ContainsKey("FunctionIsDeployable").ShouldBeFalse();
        SynthesizedStacks.Plain.Text.ShouldNotContain("NOT DEPLOYABLE");
    }
}
