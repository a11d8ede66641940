namespace Guardrail.AwsPackages.Tests.Api;

/// <summary>The comparison is worth what its text is worth: these show that differences do show.</summary>
public class ApiTextTests
{
    [Fact]
    public void Members_SayTypesModifiersAndDefaults_Always() => ApiText.Members(typeof(Sample)).Order(StringComparer.Ordinal).ShouldBe(
    [
        "List<long> Sizes { get; init; }",
        "[Obsolete] int? Old { get; }",
        "ctor(string name = default)",
        "override string ToString()",
        "protected virtual void Hook(ref int counter, params object[] args)",
        "static implicit operator Sample(string name)",
        "static readonly Sample Known",
        "virtual Task<T> MakeAsync<T>(DateTime? at, CancellationToken cancellationToken = default)",
    ]);

    [Fact]
    public void Header_SaysBaseAndInterfaces_Always() =>
        ApiText.Header(typeof(Sample)).ShouldBe("class Guardrail.AwsPackages.Tests.Api.Sample : SampleBase, IFormattable");

    [Fact]
    public void Members_SayWhatAnInterfaceLeavesToOthers_Always() =>
        ApiText.Members(typeof(ISample)).ShouldBe(["void Must()", "default void Need()"], ignoreOrder: true);

    [Fact]
    public void Members_GiveTheNumbers_WhenAnEnumeration() => ApiText.Members(typeof(SampleChoice)).ShouldBe(["One = 1", "Four = 4"]);

    [Fact]
    public void Parse_TakesIndentedLinesAsMembers_Always()
    {
        var table = ApiTable.Parse(["# comment", "class A.B<T> : C, D where T : E", "  int F { get; }", "", "enum A.G", "  H = 0"]);

        table.Keys.ShouldBe(["A.B<T>", "A.G"]);
        table["A.B<T>"].Members.ShouldBe(["int F { get; }"]);
    }

    [Fact]
    public void Parse_Throws_WhenAMemberStandsTwice() =>
        Should.Throw<InvalidDataException>(() => ApiTable.Parse(["class A.B", "  int F", "  int F"])).Message.ShouldContain("int F");
}

public interface ISample
{
    void Must();

    void Need() => Must();
}

public enum SampleChoice
{
    One = 1,
    Four = 4,
}

public class SampleBase : IDisposable
{
    public void Dispose() => GC.SuppressFinalize(this);
}

public class Sample(string name = "") : SampleBase, IFormattable
{
    public static readonly Sample Known = new();

    private readonly string name = name;

    public List<long> Sizes { get; init; } = [];

    [Obsolete("A sample.")]
    public int? Old { get; }

    internal int Hidden { get; set; }

    public static implicit operator Sample(string name) => new(name);

    public virtual Task<T> MakeAsync<T>(DateTime? at, CancellationToken cancellationToken = default) where T : new() => Task.FromResult(new T());

    public override string ToString() => name;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => name;

    protected virtual void Hook(ref int counter, params object[] args) => counter += args.Length;
}
