using System.Globalization;
using System.Text.Json;
using Guardrail.Pricing;

namespace Guardrail.Policies;

/// <summary>Reads a policy file: JSON, with comments and trailing commas allowed.</summary>
public static class PolicyReader
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 32,
    };

    /// <summary>Reads a policy, or says everything that is wrong with it at once.</summary>
    /// <param name="json">The file's text; a byte order mark at its start is ignored.</param>
    public static PolicyResult Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Lenient);
            var errors = new List<PolicyError>();
            var policy = Read(new PolicyNode(document.RootElement, "$", errors));
            return errors.Count == 0 ? new PolicyResult(policy, []) : new PolicyResult(null, errors);
        }
        catch (JsonException broken)
        {
            return new PolicyResult(null, [new PolicyError("$", Place(broken))]);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // What the JSON reader throws for half a surrogate pair, written out or escaped.
            return new PolicyResult(null, [new PolicyError("$", "holds text that is not valid Unicode (half a surrogate pair)")]);
        }
    }

    private static Policy Read(PolicyNode root)
    {
        var members = root.Members(
            ["$schema", "schemaVersion", "budgets", "findings", "mutes", "acceptedGaps", "prices", "reminderDays", "constraints", "ownerTag"]);
        members.Read("$schema", node => node.Text());
        members.Read<int?>("schemaVersion", node => node.Whole(1, 1));
        return new Policy
        {
            Budgets = members.Read("budgets", BudgetReader.All) ?? [],
            Kinds = members.Read("findings", KindReader.All) ?? KindSetting.Defaults,
            Mutes = members.Read("mutes", ExceptionReader.Mutes) ?? [],
            AcceptedGaps = members.Read("acceptedGaps", ExceptionReader.AcceptedGaps) ?? [],
            Prices = members.Read("prices", PriceReader.Overrides) ?? PriceOverrides.None,
            ReminderDays = members.Read<int?>("reminderDays", node => node.Whole(1, 365)) ?? Policy.Default.ReminderDays,
            Constraints = members.Read("constraints", ConstraintReader.All) ?? [],
            OwnerTag = members.Read("ownerTag", node => node.Text()),
        };
    }

    private static string Place(JsonException broken)
    {
        // The reader's own words end with the place counted from 0; people and editors count from 1.
        // They quote the file, with its line ends.
        var words = broken.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        words = new string([.. words.ReplaceLineEndings(" ").Where(character => !char.IsControl(character))]);
        return string.Create(CultureInfo.InvariantCulture, $"is not JSON: {words} (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1})");
    }
}
