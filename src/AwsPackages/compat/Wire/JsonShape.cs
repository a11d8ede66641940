using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Guardrail.AwsPackages.Wire;

/// <summary>How one structure is read from JSON: its members by wire name. Unknown members are passed over, null leaves a structure null.</summary>
/// <remarks>
/// Reads with AWSSDK.Core's streaming reader, as AWS's generated code does. Services send members in a steady order,
/// so the search starts where the last one ended instead of at the first member each time.
/// </remarks>
internal sealed class JsonShape<T> : IJsonUnmarshaller<T, JsonUnmarshallerContext>
    where T : class, new()
{
    private readonly List<Member> members = [];

    /// <summary>Adds a member: its name on the wire, how its value is read, and where the value goes.</summary>
    public JsonShape<T> Has<TValue>(string name, IJsonUnmarshaller<TValue, JsonUnmarshallerContext> reads, Action<T, TValue> sets)
    {
        members.Add(new Member<TValue>(name, reads, sets));
        return this;
    }

    public T Unmarshall(JsonUnmarshallerContext input, ref StreamingUtf8JsonReader reader)
    {
        if (input.IsEmptyResponse)
            return null;
        input.Read(ref reader);
        if (input.CurrentTokenType == JsonTokenType.Null)
            return null;
        var target = new T();
        ReadMembers(target, input, ref reader);
        return target;
    }

    /// <summary>Reads the members of the object whose opening brace has just been read.</summary>
    public void ReadMembers(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        var depth = context.CurrentDepth;
        var next = 0;
        while (context.ReadAtDepth(depth, ref reader))
        {
            if (context.CurrentTokenType != JsonTokenType.PropertyName || context.CurrentDepth != depth)
                continue;
            for (var tried = 0; tried < members.Count; tried++)
            {
                var member = members[next];
                next = next + 1 == members.Count ? 0 : next + 1;
                if (!reader.ValueTextEquals(member.Name))
                    continue;
                member.Read(target, context, ref reader);
                break;
            }
        }
    }

    private abstract class Member(string name)
    {
        public string Name { get; } = name;

        public abstract void Read(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);
    }

    private sealed class Member<TValue>(string name, IJsonUnmarshaller<TValue, JsonUnmarshallerContext> reads, Action<T, TValue> sets) : Member(name)
    {
        public override void Read(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
            sets(target, reads.Unmarshall(context, ref reader));
    }
}
