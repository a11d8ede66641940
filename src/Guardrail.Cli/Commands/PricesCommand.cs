using System.CommandLine;
using System.Globalization;

namespace Guardrail.Cli.Commands;

/// <summary><c>guardrail prices</c>: the rates every figure is made with, with dates and sources.</summary>
internal static class PricesCommand
{
    /// <summary>From here on a report says so too, unless the policy says otherwise.</summary>
    private const int StaleAfterDays = 400;

    /// <summary>The command.</summary>
    public static Command Create(CliConsole console)
    {
        var regions = new Option<string[]>("--region") { Description = "Only this Region, with its source; may be given again.", HelpName = "REGION" };
        var policy = new Option<string?>("--policy") { Description = "Apply a policy's prices and discount.", HelpName = "FILE" };
        var command = new Command("prices", "List the prices in use, per Region, with date and source.") { regions, policy };
        command.Add(PricesRefreshCommand.Create(console));
        command.SetAction(parsed => List(parsed.GetValue(regions) ?? [], parsed.GetValue(policy), console));
        return command;
    }

    private static int List(string[] regions, string? policyPath, CliConsole console)
    {
        var book = PolicyFile.Book(policyPath).With(PolicyFile.Read(policyPath).Prices);
        foreach (var region in regions.Except(book.Regions.Select(rates => rates.Region)))
            throw new CliException($"the price book does not know the Region '{region}'. A policy can give its prices: prices.regions.{region}.");
        console.Out.WriteLine($"USD per GB-month (GB = 2^30 bytes); copy: USD per GB to another Region. {(book.Overridden ? "The policy replaced or discounted some. " : "")}Book of {book.AsOf:yyyy-MM-dd}.");
        var age = DateOnly.FromDateTime(console.Clock.GetUtcNow().UtcDateTime).DayNumber - book.AsOf.DayNumber;
        if (age > StaleAfterDays)
            console.Out.WriteLine($"STALE: the book is {age} days old; 'guardrail prices refresh --output FILE' makes a new one.");
        console.Out.WriteLine($"{"Region",-16}{"warm",9}{"cold",9}{"gapped",9}{"cold",9}{"DynamoDB",10}{"PITR",9}{"copy",8}");
        foreach (var rates in book.Regions.Where(rates => regions.Length == 0 || regions.Contains(rates.Region)))
        {
            console.Out.WriteLine($"{rates.Region,-16}{Text(rates.Warm?.Amount),9}{Text(rates.Cold?.Amount),9}{Text(rates.AirGappedWarm?.Amount),9}{Text(rates.AirGappedCold?.Amount),9}"
                + $"{Text(rates.OnDemand?.Amount),10}{Text(rates.Pitr?.Amount),9}{Text(rates.Transfer?.Amount),8}");
            if (regions.Length > 0)
                console.Out.WriteLine($"  {rates.Location}; {rates.Currency}; confidence {rates.Confidence}\n  seen: {rates.SeenAt}\n  source: {rates.Source}");
        }

        if (regions.Length == 0)
            console.Out.WriteLine("A dash is a price that is not confirmed in USD: backups there are a gap, never free. Set prices.regions in the policy, or refresh. Dates and sources: guardrail prices --region REGION.");
        return ExitCode.Fine;
    }

    private static string Text(decimal? amount) => amount is { } known ? known.ToString("0.#####", CultureInfo.InvariantCulture) : "-";
}
