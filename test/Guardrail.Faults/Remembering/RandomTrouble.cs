namespace Guardrail.Faults.Remembering;

/// <summary>What goes wrong with memory in a run, drawn from a seed: mostly nothing.</summary>
public static class RandomTrouble
{
    private static readonly Trouble[] Kinds = [Trouble.Throttled, Trouble.Failed, Trouble.Denied, Trouble.Unheard];

    /// <summary>The trouble of a seed, with its name; null for none.</summary>
    /// <param name="seed">Any number.</param>
    public static (string Text, Func<int, Trouble> At)? Of(int seed)
    {
        var random = new Random(seed * 104_729);
        var kind = Kinds[random.Next(Kinds.Length)];
        var number = random.Next(1, 12);
        var noise = random.Next();
        return random.Next(6) switch
        {
            0 => ($"memory {kind}, always", _ => kind),
            1 => ($"memory {kind} after {number}", call => call > number ? kind : Trouble.None),
            2 => ($"memory {kind}, a third", call => new Random(unchecked(noise + call)).Next(3) == 0 ? kind : Trouble.None),
            _ => null,
        };
    }
}
