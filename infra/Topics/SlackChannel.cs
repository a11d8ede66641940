using Amazon.CDK.AWS.Chatbot;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace Guardrail.Infra;

/// <summary>A Slack channel that shows what is published to the chat topic, through Amazon Q Developer in chat applications. Nobody can run anything from it.</summary>
internal sealed class SlackChannel : Construct
{
    public SlackChannel(Construct scope, string id, SlackSettings settings, Topic chat)
        : base(scope, id)
    {
        var role = new Role(this, "Role", new RoleProps
        {
            Description = "What the Slack channel may do in this account: nothing",
            AssumedBy = new ServicePrincipal("chatbot.amazonaws.com"),
        });
        _ = new SlackChannelConfiguration(this, "Channel", new SlackChannelConfigurationProps
        {
            SlackChannelConfigurationName = $"{Amazon.CDK.Stack.Of(this).StackName}-alerts",
            SlackWorkspaceId = settings.WorkspaceId,
            SlackChannelId = settings.ChannelId,
            NotificationTopics = [chat],
            Role = role,
            GuardrailPolicies = [ManagedPolicy.FromAwsManagedPolicyName("AWSDenyAll")],
            LoggingLevel = LoggingLevel.ERROR,
        });
    }
}
