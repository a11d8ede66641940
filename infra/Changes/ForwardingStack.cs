using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Constructs;
using BusTarget = Amazon.CDK.AWS.Events.Targets.EventBus;
using BusTargetProps = Amazon.CDK.AWS.Events.Targets.EventBusProps;

namespace Guardrail.Infra;

/// <summary>In a Region other than the home Region: sends change events to the default event bus there, where the main stack's rules wait for them.</summary>
public sealed class ForwardingStack : Stack
{
    /// <summary>Makes the stack of one Region.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's name.</param>
    /// <param name="settings">The settings of the main stack, with a home Region.</param>
    /// <param name="region">The Region to forward from.</param>
    public ForwardingStack(Construct scope, string id, StackSettings settings, string region)
        : base(scope, id, new StackProps
        {
            Env = new Amazon.CDK.Environment { Region = region },
            Description = $"Guardrail: forwards changes of backup plans from {region} to {settings.HomeRegion}",
        })
    {
        var home = EventBus.FromEventBusArn(this, "Home", $"arn:{Partition}:events:{settings.HomeRegion}:{Account}:event-bus/default");
        var role = new Role(this, "Role", new RoleProps
        {
            Description = "Lets EventBridge put change events on the home Region's bus",
            AssumedBy = new ServicePrincipal("events.amazonaws.com", new ServicePrincipalOpts { Conditions = Only.FromThisAccount(this) }),
        });
        foreach (var (name, description, pattern) in ChangePatterns.InUse(settings.Trail))
        {
            _ = new Rule(this, name, new RuleProps
            {
                Description = $"{description}; sent to {settings.HomeRegion}",
                EventPattern = pattern,
                Targets = [new BusTarget(home, new BusTargetProps { Role = role })],
            });
        }

        StackTags.AddTo(this, settings);
    }
}
