using System.Globalization;
using Guardrail.Faults;

// Usage: Guardrail.Faults [SEEDS [FIRST]]. Ends with 1 if any run was neither right nor honest.
if (args.Length > 2 || !args.All(arg => int.TryParse(arg, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    Console.Error.WriteLine("Say how many seeds, and from which on: Guardrail.Faults [SEEDS [FIRST]]");
    return 1;
}

var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var verdicts = await FaultMatrix.RunAsync(first, count, Tell, CancellationToken.None).ConfigureAwait(false);
Console.WriteLine(FaultMatrix.Summary(verdicts));
return verdicts.Any(verdict => verdict.Outcome == Outcome.Wrong) ? 1 : 0;

static void Tell(Verdict verdict)
{
    if (verdict.Outcome == Outcome.Wrong) Console.WriteLine(FaultMatrix.Text(verdict));
}
