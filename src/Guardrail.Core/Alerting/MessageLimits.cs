namespace Guardrail.Alerting;

/// <summary>How long things may be (all documented: SNS Publish; custom notifications of Amazon Q Developer in chat applications).</summary>
public static class MessageLimits
{
    /// <summary>Bytes of a whole SNS message in UTF-8, all protocols together.</summary>
    public const int MessageBytes = 262_144;

    /// <summary>Characters of a subject: fewer than 100.</summary>
    public const int SubjectCharacters = 99;

    /// <summary>Characters of a chat message's title.</summary>
    public const int ChatTitle = 250;

    /// <summary>Characters of a chat message's description. What happens to a longer one is UNCONFIRMED, so none is sent.</summary>
    public const int ChatDescription = 8_000;

    /// <summary>Characters of one next step.</summary>
    public const int ChatNextStep = 350;

    /// <summary>Characters of one keyword.</summary>
    public const int ChatKeyword = 75;

    /// <summary>Columns of a line of plain text, the first line, commands and unbreakable names aside.</summary>
    public const int LineColumns = 78;
}
