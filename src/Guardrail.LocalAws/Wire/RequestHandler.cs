using System.Globalization;
using Guardrail.LocalAws.Faults;
using Guardrail.LocalAws.S3;
using Microsoft.AspNetCore.Http;

namespace Guardrail.LocalAws.Wire;

/// <summary>One request from its first byte to its answer: read, recognized, perhaps struck by faults, answered, logged.</summary>
internal sealed class RequestHandler(LocalAwsServer server)
{
    private readonly PublishedRates rates = new();

    public async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/_local", StringComparison.Ordinal))
        {
            await LocalRoutes.HandleAsync(http, server).ConfigureAwait(false);
            return;
        }
        ApiRequest request;
        try
        {
            request = await RequestReader.ReadAsync(http, http.RequestAborted).ConfigureAwait(false);
        }
        catch (AwsException e)
        {
            var begun = server.Calls.Begin("(unknown)");
            server.Calls.Add(new Call("(unknown)", null, null, null, begun, e.Status, e.Code));
            await SendAsync(http, Answer.Error(SpokenBy(http.Request), e), whole: true).ConfigureAwait(false);
            server.Calls.End("(unknown)");
            return;
        }
        await AnswerAsync(http, request).ConfigureAwait(false);
    }

    // What cannot be read is refused in the protocol it looks like.
    private static Service SpokenBy(HttpRequest request)
    {
        if (request.Headers.TryGetValue("X-Amz-Target", out var target))
            return target.ToString().StartsWith("DynamoDB", StringComparison.Ordinal) ? Service.DynamoDb : Service.Tagging;
        if (S3Route.IsMeant(request)) return Service.S3;
        return request.Method == "POST" && request.Path == "/" ? Service.Sns : Service.Backup;
    }

    private async Task AnswerAsync(HttpContext http, ApiRequest request)
    {
        var at = server.Calls.Begin(request.Operation);
        Caller? caller = null;
        try
        {
            var dropped = false;
            Answer answer;
            try
            {
                var operation = Operations.Of(request);
                var estate = server.Estate;
                caller = server.Credentials.Recognize(Signature.Of(http.Request, request.Service), request.Service, estate);
                if (estate.Scenario.File.EnforceRates && !rates.Admit(request, caller)) throw new AwsException(request.Service.Throttled, "Rate exceeded");
                var faults = server.Faults.Strike(request, caller);
                foreach (var fault in faults)
                {
                    if (fault.Kind == FaultKind.Delay) await Task.Delay(fault.Delay, http.RequestAborted).ConfigureAwait(false);
                    else if (Spoiled.ErrorOf(fault, request, caller) is { } error) throw error;
                }
                answer = operation(new Turn(request, caller, estate, server.Credentials, server.Keep, server.Buckets));
                foreach (var fault in faults) answer = Spoiled.Spoil(answer, fault, request);
                dropped = faults.Exists(f => f.Kind == FaultKind.Drop);
            }
            catch (AwsException e)
            {
                answer = Answer.Error(request.Service, e);
            }

            // Logged before it is sent: who has his answer finds his call in the log.
            server.Calls.Add(new Call(request.Operation, caller?.AccountId, caller?.RegionName, request.Resource, at, dropped ? 0 : answer.Status, answer.ErrorCode));
            await SendAsync(http, answer, whole: !dropped).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone; there is nobody left to tell.
        }
        finally
        {
            server.Calls.End(request.Operation);
        }
    }

    private static async Task SendAsync(HttpContext http, Answer answer, bool whole)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        if (answer.ContentType.Length > 0) response.ContentType = answer.ContentType;
        if (answer.ETag is { } tag) response.Headers.ETag = tag;
        response.ContentLength = answer.Body.Length;
        response.Headers["x-amzn-RequestId"] = answer.RequestId;
        response.Headers.Date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        if (answer.ErrorCode is { } code && answer.ContentType == "application/json") response.Headers["x-amzn-ErrorType"] = code;
        if (whole)
        {
            await response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
            return;
        }
        await response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], http.RequestAborted).ConfigureAwait(false);
        await response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        http.Abort();
    }
}
