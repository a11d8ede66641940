using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Core;
using Guardrail.Alerting;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Aws.Memory;
using Guardrail.Aws.Running;
using Guardrail.Aws.Storage;
using Guardrail.Core.Metrics;
using Guardrail.Inventory;
using Guardrail.Lambda.Events;
using Guardrail.Lambda.Logging;
using Guardrail.Lambda.Organization;
using Guardrail.Policies;
using Guardrail.Rendering;

namespace Guardrail.Lambda;

/// <summary>The Lambda function: parse the event, run, answer. A run that could not tell what it found, or read anything at all, ends in error.</summary>
public sealed class GuardrailFunction
{
    /// <summary>What a run keeps of its time for computing, publishing and answering, once it stops reading.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(45);

    private readonly FunctionEnvironment _environment;
    private readonly FunctionSettings _settings;

    /// <summary>Made once by AWS's runtime. A wrong policy file or price book fails here, before any event is lost on it.</summary>
    /// <exception cref="FunctionException">The policy file or its price book is missing or wrong, or a setting makes no sense.</exception>
    public GuardrailFunction()
        : this(new FunctionEnvironment())
    {
    }

    internal GuardrailFunction(FunctionEnvironment environment) => (_environment, _settings) = (environment, FunctionSettings.Read(environment));

    /// <summary>Takes any event the function is meant for.</summary>
    /// <param name="payload">A schedule, a change, a batch of changes, or a request by hand.</param>
    /// <param name="context">AWS's own: the function's account and the time that is left.</param>
    /// <returns>The report, or a text where one was asked for.</returns>
    /// <exception cref="InvalidEventException">The event is none of those.</exception>
    /// <exception cref="AwsAccessException">Nothing could be read at all.</exception>
    /// <exception cref="AlertPublishException">An alert reached nobody.</exception>
    /// <exception cref="FunctionException">There is something to tell and nowhere to tell it, or the request contradicts itself.</exception>
    public async Task<FunctionAnswer> HandleAsync(JsonElement payload, ILambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var lines = new RawLines(context.Logger);
        var log = new FunctionLogger(lines, _environment.Clock, context.AwsRequestId, FunctionLogger.LevelOf(_environment.Variable("AWS_LAMBDA_LOG_LEVEL")));
        var trigger = EventParser.Parse(payload);
        if (trigger is Trigger.Change change)
        {
            var unread = await UnreadAsync(change, OwnAccount(context)).ConfigureAwait(false);
            if (unread.Messages.Count < change.Messages.Count)
                FunctionLog.Dropped(log, change.Messages.Count - unread.Messages.Count, change.Messages.Count);
            if (unread.Messages.Count == 0)
                return IsBatch(change) ? FunctionAnswer.Of(null, change.Unreadable) : FunctionAnswer.Of("Nothing was read: a later run has read that account and Region already.");
            trigger = unread;
        }
        var request = RequestOf(trigger, OwnAccount(context));

        // Zero means that nobody says how much time there is, as in a test.
        using var outOfTime = context.RemainingTime > TimeSpan.Zero
            ? new CancellationTokenSource(context.RemainingTime > 2 * Reserve ? context.RemainingTime - Reserve : context.RemainingTime / 2)
            : new CancellationTokenSource();
        using var bucket = await BucketAsync(context, request).ConfigureAwait(false);
        var settings = SettingsOf(request, context, outOfTime.Token) with { Log = log };
        if (request.PartOf is { } run)
            return FunctionAnswer.Of(await Parts.WriteAsync(settings, new Scope(request.AccountId!, request.Regions[0]), run, bucket!, line => FunctionLog.PartWritten(log, line)).ConfigureAwait(false));
        if (request.Summary is { } parts)
            settings = settings with { Input = await PartsOfRun.FindAsync(bucket!, parts, outOfTime.Token).ConfigureAwait(false) };
        var result = await GuardrailRun.ExecuteAsync(settings, CancellationToken.None).ConfigureAwait(false);

        var report = result.Report;
        if (request.IsWhole)
            Emit(lines, result, context);
        // The whole is kept before a failure ends the run: nobody should have to read an organization twice.
        var key = request.Summary is { } whole ? await WholeReports.PutAsync(bucket!, PartKeys.Report(whole.Run), report, CancellationToken.None).ConfigureAwait(false) : null;
        if (result.Failures.Count > 0)
            throw result.Failures[0];
        if (request.MustTell && !report.Hypothetical && AlertMessages.SomethingToSay(report.Findings) && (_settings.TopicArn ?? _settings.ChatTopicArn) is null)
            throw new FunctionException("There is something to tell, and no topic to tell it: set GUARDRAIL_TOPIC_ARN or GUARDRAIL_CHAT_TOPIC_ARN.");
        if (key is not null)
            return FunctionAnswer.Of(SummaryAnswer.Of(report, result.Published.Count, bucket!.Name, key));
        if (trigger is Trigger.Change done && IsBatch(done))
        {
            var failed = done.Messages.Where(message => message.Id is not null && NotRead(report, message.Place)).Select(message => message.Id!);
            return FunctionAnswer.Of(await FitAsync().ConfigureAwait(false), [.. done.Unreadable, .. failed]);
        }
        return request.Format == "markdown"
            ? FunctionAnswer.Of(ReportMarkdown.Write(report))
            : FunctionAnswer.Of(await FitAsync().ConfigureAwait(false));

        Task<AuditReport> FitAsync() => AnswerSize.FitAsync(report, bucket is null ? null : large => StoreAsync(bucket, large, context, log));
    }

    /// <summary>The changes that no run has read since they happened. Without memory, or without the time of a change, that is all of them.</summary>
    private async Task<Trigger.Change> UnreadAsync(Trigger.Change change, string? ownAccount)
    {
        if (_settings.Memory is not { } memory)
            return change;
        Scope ScopeOf(ChangeMessage message) => new(message.Place.AccountId.Length > 0 ? message.Place.AccountId : ownAccount ?? "", message.Place.Region);
        var read = await LastReadings.OfAsync(memory, _environment.Access, _environment.Read, [.. change.Messages.Select(ScopeOf)], CancellationToken.None).ConfigureAwait(false);
        var left = change.Messages.Where(message => message.At is not { } at || !read.TryGetValue(ScopeOf(message), out var asOf) || asOf <= at).ToList();
        return change with { Messages = left, Places = [.. left.Select(message => message.Place).Distinct()] };
    }

    private static bool IsBatch(Trigger.Change change) => change.Unreadable.Count > 0 || change.Messages.Any(message => message.Id is not null);

    /// <summary>Whether nothing at all was read where something changed, so that the message is to come again.</summary>
    private static bool NotRead(AuditReport report, ChangedPlace place) =>
        report.Gaps.Any(gap => gap.What == "region" && gap.Region == place.Region && (place.AccountId.Length == 0 || gap.AccountId == place.AccountId));

    private FunctionRequest RequestOf(Trigger trigger, string? ownAccount) => trigger switch
    {
        Trigger.Schedule => new FunctionRequest { Notify = true, MustTell = true },
        Trigger.Change change => new FunctionRequest
        {
            Notify = true,
            MustTell = true,
            AccountId = change.Places.Select(place => place.AccountId).FirstOrDefault(account => account.Length > 0 && ownAccount is not null && account != ownAccount) is { } other
                ? throw new FunctionException($"The event is of account {EventParser.Shorten(other)}, and this function reads account {ownAccount}.")
                : ownAccount,
            Regions = [.. change.Places.Select(place => place.Region).Distinct(StringComparer.Ordinal)],
            Changed = [.. change.Places.Select(place => new Scope(place.AccountId, place.Region))],
        },
        Trigger.Summary { Request: var parts } => new FunctionRequest { Notify = parts.Notify, MustTell = parts.Notify, Summary = parts, AsOf = parts.AsOf, OwnAccount = ownAccount },
        Trigger.Manual { Request: var asked } => new FunctionRequest
        {
            Notify = asked.Notify,
            AccountId = asked.AccountId,
            Regions = asked.Regions,
            Tables = asked.Tables,
            AsOf = asked.AsOf,
            Format = asked.Format,
            PartOf = PartOf(asked),
            Role = RoleOf(asked),
            OwnAccount = ownAccount,
        }.Checked(),
        _ => throw new FunctionException($"No way is known to handle {trigger.GetType().Name}."),
    };

    /// <summary>The run a shard is part of. One that names account, Region and role is a shard also without naming a run, where there is a bucket for its part.</summary>
    private string? PartOf(AuditRequestPayload asked)
    {
        if (asked.Run is not null && _settings.ReportBucket is null)
            throw new FunctionException("A shard's part needs a bucket: set GUARDRAIL_REPORT_BUCKET.");
        return asked.Run
            ?? (_settings.ReportBucket is not null && asked is { AccountId: not null, OneRegion: true, RoleArn: not null, Tables.Count: 0, Format: "json" }
                ? string.Create(CultureInfo.InvariantCulture, $"by-hand-{asked.AsOf ?? _environment.Clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}")
                : null);
    }

    private async Task<ReportBucket?> BucketAsync(ILambdaContext context, FunctionRequest request)
    {
        if (_settings.ReportBucket is not { } name)
            return request.Summary is null ? null : throw new FunctionException("The parts of an organization's report lie in a bucket: set GUARDRAIL_REPORT_BUCKET.");
        if (request.Summary is { } parts && _environment.Clock.GetUtcNow() - parts.AsOf > SummaryRequest.OldestParts)
            throw new FunctionException(string.Create(CultureInfo.InvariantCulture, $"The parts show {parts.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}, too long ago to tell of. Start another execution."));
        var region = context.InvokedFunctionArn?.Split(':') is [_, _, "lambda", { Length: > 0 } own, ..] ? own : _environment.Variable("AWS_REGION") ?? "us-east-1";
        return await ReportBucket.OpenAsync(name, _settings.ReportPrefix, region, _environment.Access, _environment.Read).ConfigureAwait(false);
    }

    private static async Task<string> StoreAsync(ReportBucket bucket, AuditReport report, ILambdaContext context, FunctionLogger log)
    {
        try
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{report.AsOf:yyyy/MM/dd/HHmmss'Z'}-{context.AwsRequestId ?? "by-hand"}.json.gz");
            return $"the whole report is s3://{bucket.Name}/{await WholeReports.PutAsync(bucket, key, report, CancellationToken.None).ConfigureAwait(false)} (gzip)";
        }
        catch (AwsAccessException exception)
        {
            FunctionLog.NotStored(log, exception.Message.ReplaceLineEndings(" "));
            return $"the whole could not be stored ({exception.Message.TrimEnd('.')})";
        }
    }

    private static AssumedRole? RoleOf(AuditRequestPayload asked)
    {
        if (asked.RoleArn is null)
            return asked.ExternalId is null ? null : throw new FunctionException("'audit.externalId' does nothing without 'audit.roleArn'.");
        return AssumedRole.Parse(asked.RoleArn, asked.ExternalId);
    }

    private static string? OwnAccount(ILambdaContext context) =>
        context.InvokedFunctionArn?.Split(':') is [_, _, "lambda", _, { Length: 12 } account, ..] ? account : null;

    private static void Emit(RawLines lines, RunResult result, ILambdaContext context)
    {
        var facts = new RunFacts(context.FunctionName ?? "", result.Duration, result.CallsMade, result.ConfirmedSubscribers);
        foreach (var document in MetricDocuments.Of(result.Report, facts))
            lines.Write(document);
    }

    private RunSettings SettingsOf(FunctionRequest request, ILambdaContext context, CancellationToken outOfTime) => new()
    {
        Access = _environment.Access with
        {
            Regions = request.Regions.Count > 0 ? request.Regions : _settings.Regions.Count > 0 ? _settings.Regions : _environment.Access.Regions,
            Roles = request.Role is null ? [] : [request.Role],
            AccountId = request.Role is null ? request.AccountId ?? request.OwnAccount ?? _environment.Access.AccountId : null,
        },
        Policy = _settings.Shipped.Policy,
        Prices = _settings.Shipped.Prices,
        Tables = [.. request.Tables.Select(pattern => new NamePattern(pattern))],
        AsOf = request.AsOf,
        MayBeAhead = _environment.Access.Endpoint is not null || _environment.Variable("AWS_ENDPOINT_URL") is { Length: > 0 },
        Clock = _environment.Clock,
        Read = _environment.Read with { OutOfTime = outOfTime },
        Alerts = request.Notify && (_settings.TopicArn ?? _settings.ChatTopicArn) is not null
            ? new AlertOptions { TopicArn = _settings.TopicArn, ChatTopicArn = _settings.ChatTopicArn, OwnerTopics = _settings.OwnerTopics }
            : null,
        Memory = _settings.Memory,
        // AWS keeps the id when it tries an asynchronous invocation again.
        RunId = context.AwsRequestId is { Length: > 0 } id ? id : Guid.NewGuid().ToString("N"),
        Changed = request.Changed,
    };
}
