using System.Globalization;
using Guardrail.Fuzz;
using Guardrail.Fuzz.Answers;
using Guardrail.Fuzz.Parsers;

// Usage: Guardrail.Fuzz [--seconds N] [--seed N] [--parser NAME]. Ends with 1 if anything threw what it does not document.
var seconds = Number("--seconds", 60);
var seed = Number("--seed", 1);
var only = args.SkipWhile(word => word != "--parser").Skip(1).FirstOrDefault();

await using var mangled = await MangledRun.StartAsync().ConfigureAwait(false);
var parsers = AllParsers.OfTexts.Append(mangled.Parser).Where(parser => only is null || parser.Name == only).ToList();
if (parsers.Count == 0)
{
    Console.Error.WriteLine($"There is no parser '{only}'; there are {string.Join(", ", AllParsers.OfTexts.Append(mangled.Parser).Select(parser => parser.Name))}.");
    return 1;
}

Console.WriteLine("parser                executions      taken   slowest  crashes");
var crashes = 0;
foreach (var parser in parsers)
{
    var result = await Fuzzing.RunAsync(parser, seed, long.MaxValue, TimeSpan.FromSeconds((double)seconds / parsers.Count)).ConfigureAwait(false);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{result.Parser,-20} {result.Executions,11} {result.Taken,10} {result.Slowest.TotalMilliseconds,6:0} ms {result.Crashes.Count,8}"));
    foreach (var crash in result.Crashes)
        Console.WriteLine($"  {crash}");
    crashes += result.Crashes.Count;
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"AWS's answers changed {mangled.Changed,10}"));
return crashes > 0 ? 1 : 0;

int Number(string name, int otherwise) =>
    int.TryParse(args.SkipWhile(word => word != name).Skip(1).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
