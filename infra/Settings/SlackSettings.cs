namespace Guardrail.Infra;

/// <summary>A Slack channel. The workspace must have been authorised once, by hand, in the console of Amazon Q Developer in chat applications.</summary>
/// <param name="WorkspaceId">The workspace, such as T07EA123LEP.</param>
/// <param name="ChannelId">The channel, such as C07EZ1ABC23.</param>
public sealed record SlackSettings(string WorkspaceId, string ChannelId);
