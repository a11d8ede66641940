using System.Text;
using System.Text.Json;
using Guardrail.Auditing;
using Guardrail.Findings;
using Guardrail.Inventory;
using Guardrail.Memory;
using Guardrail.Units;

namespace Guardrail.Fuzz.Parsers;

/// <summary>What is read back from the memory table.</summary>
internal static class Rows
{
    private static readonly DateTimeOffset Then = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly Scope Place = new("111122223333", "us-east-1");

    public static Parser Finding { get; } = Parser.Of(
        "remembered finding",
        [MemoryJson.Write(new RememberedFinding
        {
            Finding = new Finding { Id = "f1", AccountId = null, Region = null, TableArn = null, PlanId = null, Kind = "overBudget", Severity = Severity.Warning, Scope = "everything", Message = "too much", Advice = "less", Value = 12.5m, Limit = 10, Unit = "usd" },
            State = FindingState.Open,
            AsOf = Then,
            PolicyPart = "p",
            Told = new Told(NewsKind(), Severity.Warning, 1, 12.5m, Then),
            Claim = new Claim("r", Then, NewsKind(), Then.AddMinutes(10), false),
            DependsOn = [new Dependency(Place, Then)],
            KnownGaps = ["0123456789"],
        })],
        [],
        text => Reads(() => MemoryJson.ReadFinding(text)));

    public static Parser Scope { get; } = Parser.Of(
        "remembered scope",
        [Encoding.UTF8.GetString(MemoryJson.Write(new RememberedScope { Scope = Place, AsOf = Then, OptedIn = true, Costs = [new RememberedCost("p", "plan", "arn", "orders", new Usd(1.5m), new Usd(0), "r")], Claim = new ScopeClaim("r", Then) }))],
        [],
        text => Reads(() => MemoryJson.ReadScope(Encoding.UTF8.GetBytes(text))));

    // The store says on one line which item it is, and why.
    private static bool Reads(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Alerting.NewsKind NewsKind() => Alerting.NewsKind.New;
}
