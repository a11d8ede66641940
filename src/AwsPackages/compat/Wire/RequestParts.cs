using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace Guardrail.AwsPackages.Wire;

/// <summary>Adds parameters to a request: to the query string of a GET, to the form of a query-protocol POST. Null is left out.</summary>
internal static class RequestParts
{
    public static IRequest With(this IRequest request, string name, string value)
    {
        if (value is not null)
            request.Parameters.Add(name, StringUtils.FromString(value));
        return request;
    }

    public static IRequest With(this IRequest request, string name, int? value) =>
        value is null ? request : request.With(name, StringUtils.FromInt(value.Value));

    public static IRequest With(this IRequest request, string name, bool? value) =>
        value is null ? request : request.With(name, StringUtils.FromBool(value.Value));

    /// <summary>ISO 8601 in UTC, with milliseconds only where there are some. A time of unspecified kind is taken as local, as everywhere in AWS's SDK.</summary>
    public static IRequest With(this IRequest request, string name, DateTime? value) =>
        value is null ? request : request.With(name, StringUtils.FromDateTimeToISO8601WithOptionalMs(value.Value));
}
