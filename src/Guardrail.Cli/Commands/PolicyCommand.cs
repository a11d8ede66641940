using System.CommandLine;
using Guardrail.Policies;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail policy validate FILE</c> and <c>guardrail policy schema</c>.</summary>
internal static class PolicyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("file") { Description = "The policy file." };
        var validate = new Command("validate", "Say everything that is wrong with a policy file at once, each with its place.") { file };
        validate.SetAction(parsed => Validate(parsed.GetRequiredValue(file), console));
        var schema = new Command("schema", "Print the JSON Schema of policy files.");
        schema.SetAction(_ =>
        {
            console.Out.WriteLine(PolicySchema.Text().TrimEnd());
            return ExitCode.Fine;
        });
        return new Command("policy", "Check a policy file, or print its schema.") { validate, schema };
    }

    private static int Validate(string path, CliConsole console)
    {
        var result = PolicyReader.Read(PolicyFile.Text(path));
        if (result.IsValid)
        {
            console.Out.WriteLine($"{OneLine.Of(path)}: fine, {result.Policy.Budgets.Count} budgets, {result.Policy.Mutes.Count} mutes, {result.Policy.AcceptedGaps.Count} accepted gaps.");
            return ExitCode.Fine;
        }

        foreach (var error in result.Errors)
            console.Error.WriteLine($"{OneLine.Of(path)}: {OneLine.Of(error.ToString())}");
        return ExitCode.Error;
    }
}
