using System.Text.Json;
using Guardrail.Lambda.Events;

namespace Guardrail.Lambda.Tests.Events;

public sealed class EventParserTests
{
    [Theory]
    // EventBridge Scheduler, with the stack's own input and with the default one; then the older rule.
    [InlineData("""{"source":"aws.scheduler","detail-type":"Scheduled Event","id":"x","time":"2026-11-22T06:00:00Z","detail":{}}""")]
    [InlineData("""{"version":"0","id":"x","detail-type":"Scheduled Event","source":"aws.scheduler","account":"111122223333","time":"2026-11-22T06:00:00Z","region":"us-east-1","resources":["arn:aws:scheduler:us-east-1:111122223333:schedule/default/daily"],"detail":"{}"}""")]
    [InlineData("""{"version":"0","id":"x","detail-type":"Scheduled Event","source":"aws.events","account":"111122223333","time":"2026-11-22T06:00:00Z","region":"us-east-1","resources":["arn:aws:events:us-east-1:111122223333:rule/daily"],"detail":{}}""")]
    public void Schedule_IsKnown_InBothShapes(string json) => Parse(json).ShouldBeOfType<Trigger.Schedule>();

    [Theory]
    [InlineData("""{"version":"0","detail-type":"Backup Plan State Change","source":"aws.backup","account":"111122223333","region":"us-west-2","detail":{"backupPlanId":"2c103c5f","state":"CREATED"}}""")]
    [InlineData("""{"version":"0","detail-type":"Region Setting State Change","source":"aws.backup","account":"111122223333","region":"us-west-2","detail":{"state":"MODIFIED"}}""")]
    [InlineData("""{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.backup","account":"111122223333","region":"us-west-2","detail":{"eventSource":"backup.amazonaws.com","eventName":"CreateBackupSelection"}}""")]
    [InlineData("""{"version":"0","detail-type":"AWS Service Event via CloudTrail","source":"aws.backup","account":"111122223333","region":"us-west-2","detail":{"eventSource":"backup.amazonaws.com","eventName":"UpdateOrganizationalBackupPlan"}}""")]
    public void Change_NamesItsPlace(string json) =>
        Parse(json).ShouldBeOfType<Trigger.Change>().Places.ShouldBe([new ChangedPlace("111122223333", "us-west-2")]);

    [Fact]
    public void Batch_NamesEachPlaceOnce()
    {
        static string Record(string region) =>
            JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["eventSource"] = "aws:sqs",
                ["body"] = $$$"""{"detail-type":"Backup Plan State Change","source":"aws.backup","account":"111122223333","region":"{{{region}}}","detail":{}}""",
            });

        var trigger = Parse($$"""{"Records":[{{Record("us-east-1")}},{{Record("eu-west-1")}},{{Record("us-east-1")}}]}""");

        trigger.ShouldBeOfType<Trigger.Change>().Places.ShouldBe([new("111122223333", "us-east-1"), new("111122223333", "eu-west-1")]);
    }

    [Fact]
    public void Manual_TakesEveryMember()
    {
        var request = Parse("""{"audit":{"regions":["us-east-1","eu-west-1"],"tables":["orders-*"],"asOf":"2026-11-22T00:00:00Z","notify":false,"format":"markdown"}}""")
            .ShouldBeOfType<Trigger.Manual>().Request;

        request.Regions.ShouldBe(["us-east-1", "eu-west-1"]);
        request.Tables.ShouldBe(["orders-*"]);
        request.AsOf.ShouldBe(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        request.Notify.ShouldBeFalse();
        request.Format.ShouldBe("markdown");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"audit":{}}""")]
    [InlineData("""{"audit":{"regions":null,"asOf":null,"notify":null}}""")]
    public void Manual_TellsAndReadsEverything_WhenNothingIsSaid(string json)
    {
        var request = Parse(json).ShouldBeOfType<Trigger.Manual>().Request;

        request.Regions.ShouldBeEmpty();
        request.Tables.ShouldBeEmpty();
        request.AsOf.ShouldBeNull();
        request.Notify.ShouldBeTrue();
        request.Format.ShouldBe("json");
    }

    [Fact]
    public void Shard_NamesAccountRegionAndRole()
    {
        var request = Parse("""{"audit":{"accountId":"444455556666","region":"eu-west-1","roleArn":"arn:aws:iam::444455556666:role/guardrail","externalId":"e"}}""")
            .ShouldBeOfType<Trigger.Manual>().Request;

        request.AccountId.ShouldBe("444455556666");
        request.Regions.ShouldBe(["eu-west-1"]);
        request.RoleArn.ShouldBe("arn:aws:iam::444455556666:role/guardrail");
        request.ExternalId.ShouldBe("e");
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[]", "a list")]
    [InlineData("\"audit\"", "a text")]
    [InlineData("42", "a number")]
    [InlineData("""{"hello":"world"}""", "'hello'")]
    [InlineData("""{"audit":[]}""", "'audit' is a list")]
    [InlineData("""{"audit":{"regoins":["us-east-1"]}}""", "'audit.regoins'")]
    [InlineData("""{"audit":{"regions":"us-east-1"}}""", "'audit.regions'")]
    [InlineData("""{"audit":{"regions":[""]}}""", "'audit.regions'")]
    [InlineData("""{"audit":{"region":"us-east-1","regions":["eu-west-1"]}}""", "exclude each other")]
    [InlineData("""{"audit":{"notify":"no"}}""", "'audit.notify'")]
    [InlineData("""{"audit":{"format":"html"}}""", "'html'")]
    [InlineData("""{"audit":{"asOf":"tomorrow"}}""", "'tomorrow'")]
    [InlineData("""{"audit":{},"x":1}""", "Beside 'audit'")]
    [InlineData("""{"source":"aws.ec2","detail-type":"EC2 Instance State-change Notification"}""", "'EC2 Instance State-change Notification' of 'aws.ec2'")]
    [InlineData("""{"source":"aws.backup","detail-type":"Backup Job State Change","region":"us-east-1"}""", "'Backup Job State Change'")]
    [InlineData("""{"source":"aws.backup","detail-type":"Backup Plan State Change"}""", "names no region")]
    [InlineData("""{"source":"aws.backup","detail-type":"AWS API Call via CloudTrail","region":"us-east-1","detail":{"eventSource":"backup.amazonaws.com","eventName":"ListBackupPlans"}}""", "'ListBackupPlans'")]
    [InlineData("""{"source":"aws.s3","detail-type":"AWS API Call via CloudTrail","region":"us-east-1","detail":{"eventSource":"s3.amazonaws.com","eventName":"PutObject"}}""", "'s3.amazonaws.com'")]
    [InlineData("""{"source":"aws.s3","detail-type":"AWS API Call via CloudTrail","region":"us-east-1"}""", "CloudTrail event")]
    [InlineData("""{"Records":[]}""", "'Records'")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3"}]}""", "'aws:s3'")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","body":"hello"}]}""", "not JSON")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","body":"{}"}]}""", "no event")]
    [InlineData("""{"Records":[7]}""", "Record 0")]
    public void Nonsense_IsRefused_WithWhatIsWrongAndWhatIsAccepted(string json, string wrong)
    {
        var exception = Should.Throw<InvalidEventException>(() => Parse(json));

        exception.Message.ShouldContain(wrong);
        exception.Message.ShouldContain("Accepted are: a schedule event");
        exception.Message.ShouldNotContain("\n");
    }

    private static Trigger Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return EventParser.Parse(document.RootElement);
    }
}
