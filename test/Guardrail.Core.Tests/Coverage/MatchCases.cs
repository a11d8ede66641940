using Guardrail.Coverage;
using static Guardrail.Coverage.MatchOutcome;
using static Guardrail.Tests.Coverage.Selections;

namespace Guardrail.Tests.Coverage;

/// <summary>Every statement about selections that is known of AWS Backup, each at least once: documented, inferred or UNCONFIRMED as the README says.</summary>
internal static class MatchCases
{
    private const string AllTables = "arn:aws:dynamodb:*:*:table/*";
    private const string Other = "arn:aws:dynamodb:us-east-1:111122223333:table/Other";

    public static IReadOnlyList<MatchCase> All { get; } =
    [
        // §1.1 Fields
        new("§1.1 Resources: an ARN takes in its table", Of([Orders]), Match),
        new("§1.1 Resources: an ARN takes in no other table", Of([Other]), NoMatch),
        new("§1.1 Resources: several = OR", Of([Other, Orders]), Match),
        new("§1.1 NotResources: several = OR, the first", Of([AllTables], not: [Orders, Other]), NoMatch),
        new("§1.1 NotResources: several = OR, the last", Of([AllTables], not: [Other, Orders]), NoMatch),
        new("§1.1 NotResources: patterns", Of([AllTables], not: ["arn:aws:dynamodb:*:*:table/Ord*"]), NoMatch),
        new("§1.1 ListOfTags: a tag takes in", Of(tags: ["backup=daily"]), Match) { Tags = "backup=daily" },
        new("§1.1 ListOfTags: another value does not", Of(tags: ["backup=daily"]), NoMatch) { Tags = "backup=weekly" },
        new("§1.1 ListOfTags: an untagged table is not taken in", Of(tags: ["backup=daily"]), NoMatch),
        new("§1.1 ListOfTags: several = OR", Of(tags: ["backup=daily", "backup=weekly"]), Match) { Tags = "backup=weekly" },
        new("§1.1 ListOfTags: only StringEquals, * is itself", Of(tags: ["backup=*"]), NoMatch) { Tags = "backup=daily" },
        new("§1.1 ListOfTags: operator spelled STRINGEQUALS", Of(tags: ["a=b"], tagOperator: "STRINGEQUALS"), Match) { Tags = "a=b" },
        new("§1.1 ListOfTags: operator spelled StringEquals", Of(tags: ["a=b"], tagOperator: "StringEquals"), Match) { Tags = "a=b" },
        new("§1.1 ListOfTags: operator missing", Of(tags: ["a=b"], tagOperator: null), Match) { Tags = "a=b" },
        new("§1.1 ListOfTags: an operator of the future is never silently no", Of(tags: ["a=b"], tagOperator: "STRINGLIKE"), Unknown) { Tags = "a=c" },
        new("§1.1 ListOfTags: bare key", Of(tags: ["backup=daily"]), Match) { Tags = "x=y;backup=daily" },
        new("§1.1 ListOfTags: prefixed key (UNCONFIRMED)", Of(tags: ["aws:ResourceTag/backup=daily"]), Match) { Tags = "backup=daily" },
        new("§1.1 ListOfTags: key as written comes first", Of(tags: ["aws:ResourceTag/a=b"]), Match) { Tags = "aws:ResourceTag/a=b;a=c" },
        new("§1.1 Conditions: StringEquals holds", Of([AllTables], equal: ["aws:ResourceTag/env=prod"]), Match) { Tags = "env=prod" },
        new("§1.1 Conditions: StringEquals fails", Of([AllTables], equal: ["aws:ResourceTag/env=prod"]), NoMatch) { Tags = "env=dev" },
        new("§1.1 Conditions: StringEquals, * is itself", Of([AllTables], equal: ["aws:ResourceTag/env=pro*"]), NoMatch) { Tags = "env=prod" },
        new("§1.1 Conditions: bare key", Of([AllTables], equal: ["env=prod"]), Match) { Tags = "env=prod" },
        new("§1.1 Conditions: AND within an operator", Of([AllTables], equal: ["aws:ResourceTag/a=1", "aws:ResourceTag/b=2"]), NoMatch) { Tags = "a=1" },
        new("§1.1 Conditions: AND within an operator, both", Of([AllTables], equal: ["aws:ResourceTag/a=1", "aws:ResourceTag/b=2"]), Match) { Tags = "a=1;b=2" },
        new("§1.1 Conditions: AND across operators, StringNotEquals", Of([AllTables], equal: ["aws:ResourceTag/a=1"], notEqual: ["aws:ResourceTag/b=2"]), NoMatch) { Tags = "a=1;b=2" },
        new("§1.1 Conditions: AND across operators, StringLike", Of([AllTables], equal: ["aws:ResourceTag/a=1"], like: ["aws:ResourceTag/b=x*"]), NoMatch) { Tags = "a=1;b=y" },
        new("§1.1 Conditions: AND across operators, StringNotLike", Of([AllTables], equal: ["aws:ResourceTag/a=1"], notLike: ["aws:ResourceTag/b=x*"]), NoMatch) { Tags = "a=1;b=xy" },
        new("§1.1 StringLike: * at the end", Of([AllTables], like: ["aws:ResourceTag/env=prod*"]), Match) { Tags = "env=prod_server" },
        new("§1.1 StringLike: * at the start", Of([AllTables], like: ["aws:ResourceTag/env=*server"]), Match) { Tags = "env=prod_server" },
        new("§1.1 StringLike: * inside", Of([AllTables], like: ["aws:ResourceTag/env=p*r"]), Match) { Tags = "env=prod_server" },
        new("§1.1 StringLike: * for nothing", Of([AllTables], like: ["aws:ResourceTag/env=prod*"]), Match) { Tags = "env=prod" },
        new("§1.1 StringLike: the whole value", Of([AllTables], like: ["aws:ResourceTag/env=rod*"]), NoMatch) { Tags = "env=prod" },
        new("§1.1 StringLike: * is no white space", Of([AllTables], like: ["aws:ResourceTag/env=prod*"]), NoMatch) { Tags = "env=prod server" },
        new("§1.1 StringLike: white space written out", Of([AllTables], like: ["aws:ResourceTag/env=prod *"]), Match) { Tags = "env=prod server" },
        new("§1.1 StringNotLike: fails where it is like", Of([AllTables], notLike: ["aws:ResourceTag/env=prod*"]), NoMatch) { Tags = "env=prod_server" },
        new("§1.1 StringNotLike: * is no white space", Of([AllTables], notLike: ["aws:ResourceTag/env=prod*"]), Match) { Tags = "env=prod server" },
        new("§1.1 case: tag values in ListOfTags", Of(tags: ["backup=daily"]), NoMatch) { Tags = "backup=Daily" },
        new("§1.1 case: tag keys in ListOfTags", Of(tags: ["backup=daily"]), NoMatch) { Tags = "Backup=daily" },
        new("§1.1 case: tag values in StringEquals", Of([AllTables], equal: ["aws:ResourceTag/env=prod"]), NoMatch) { Tags = "env=Prod" },
        new("§1.1 case: tag keys in StringEquals", Of([AllTables], equal: ["aws:ResourceTag/env=prod"]), NoMatch) { Tags = "Env=prod" },
        new("§1.1 case: tag values in StringLike", Of([AllTables], like: ["aws:ResourceTag/env=prod*"]), NoMatch) { Tags = "env=PROD1" },
        new("§1.1 case: tag values in StringNotEquals", Of([AllTables], notEqual: ["aws:ResourceTag/env=prod"]), Match) { Tags = "env=Prod" },
        new("§1.1 case: table names (INFERRED)", Of(["arn:aws:dynamodb:us-east-1:111122223333:table/orders"]), NoMatch),

        // §1.2 How the four combine
        new("§1.2 Resources + Conditions = intersection: the ARN alone is not enough", Of([AllTables], equal: ["aws:ResourceTag/env=prod"]), NoMatch),
        new("§1.2 Resources + Conditions = intersection: the tag alone is not enough", Of([Other], equal: ["aws:ResourceTag/env=prod"]), NoMatch) { Tags = "env=prod" },
        new("§1.2 Resources + ListOfTags = union: by the ARN", Of([Orders], tags: ["backup=daily"]), Match),
        new("§1.2 Resources + ListOfTags = union: by the tag", Of([Other], tags: ["backup=daily"]), Match) { Tags = "backup=daily" },
        new("§1.2 Resources + ListOfTags = union: by neither", Of([Other], tags: ["backup=daily"]), NoMatch),
        new("§1.2 all three: Conditions filter what the tag took in", Of([Other], tags: ["backup=true"], notEqual: ["aws:ResourceTag/stage=test"]), NoMatch) { Tags = "backup=true;stage=test" },
        new("§1.2 all three: Conditions filter what the ARN took in", Of([Orders], tags: ["backup=true"], notEqual: ["aws:ResourceTag/stage=test"]), NoMatch) { Tags = "stage=test" },
        new("§1.2 all three: what passes stays", Of([Other], tags: ["backup=true"], notEqual: ["aws:ResourceTag/stage=test"]), Match) { Tags = "backup=true;stage=prod" },
        new("§1.2 Resources + NotResources = difference: * minus patterns", Of(["*"], not: ["arn:aws:dynamodb:*:*:table/Orders*"]), NoMatch),
        new("§1.2 Resources + NotResources = difference: the rest stays", Of(["*"], not: ["arn:aws:dynamodb:*:*:table/Tmp*"]), Match),
        new("§1.2 Resources + NotResources: another service is left out", Of(["*"], not: ["arn:aws:ec2:*:*:volume/*"]), Match),
        new("§1.2 ListOfTags + NotResources = difference (INFERRED)", Of(tags: ["backup=daily"], not: [Orders]), NoMatch) { Tags = "backup=daily" },
        new("§1.2 union trap: all tables + a tag covers every table", Of([AllTables], tags: ["backup=daily"]), Match) { Tags = "x=y" },
        new("§1.2 types + Conditions: the newer wording, AND", Of(["arn:aws:dynamodb:*:*:table/*"], equal: ["aws:ResourceTag/backup=yes"]), NoMatch) { Tags = "backup=no" },

        // §1.3 Empty cases
        new("§1.3 Resources empty, ListOfTags set: what carries a tag", Of([], tags: ["backup=daily"]), Match) { Tags = "backup=daily" },
        new("§1.3 Resources empty, ListOfTags set: not the rest", Of([], tags: ["backup=daily"]), NoMatch) { Tags = "a=b" },
        new("§1.3 Conditions only: as if Resources were * (UNCONFIRMED)", Of(equal: ["aws:ResourceTag/env=prod"]), Match) { Tags = "env=prod" },
        new("§1.3 Conditions only: they still filter", Of(equal: ["aws:ResourceTag/env=prod"]), NoMatch) { Tags = "env=dev" },
        new("§1.3 nothing at all: everything opted in (UNCONFIRMED)", Of(), Match),
        new("§1.3 nothing at all: not opted in", Of(), NoMatch) { OptIn = ServiceOptIn.OptedOut },
        new("§1.3 nothing but NotResources: all the rest", Of(not: [Other]), Match),
        new("§1.3 absent lists are empty lists", new() { Id = "i", Name = "s", Resources = [Orders] }, Match),

        // §1.4 Negative operators and a missing tag
        new("§1.4 missing tag: StringNotEquals passes (INFERRED)", Of([AllTables], notEqual: ["aws:ResourceTag/stage=test"]), Match),
        new("§1.4 missing tag: StringNotLike passes (INFERRED)", Of([AllTables], notLike: ["aws:ResourceTag/stage=t*"]), Match),
        new("§1.4 missing tag: StringEquals fails", Of([AllTables], equal: ["aws:ResourceTag/stage=test"]), NoMatch) { Tags = "a=b" },
        new("§1.4 missing tag: StringLike fails, even for *", Of([AllTables], like: ["aws:ResourceTag/stage=*"]), NoMatch) { Tags = "a=b" },
        new("§1.4 empty tag is there: StringLike *", Of([AllTables], like: ["aws:ResourceTag/stage=*"]), Match) { Tags = "stage=" },
        new("§1.4 present tag: StringNotEquals fails for the value", Of([AllTables], notEqual: ["aws:ResourceTag/stage=test"]), NoMatch) { Tags = "stage=test" },
        new("§1.4 present tag: StringNotEquals passes for another", Of([AllTables], notEqual: ["aws:ResourceTag/stage=test"]), Match) { Tags = "stage=prod" },

        // §1.5 ARN wildcards
        new("§1.5 * in the Region and account slots", Of(["arn:aws:dynamodb:*:*:table/Orders"]), Match),
        new("§1.5 * at the end", Of(["arn:aws:dynamodb:us-east-1:111122223333:table/Ord*"]), Match),
        new("§1.5 * at the start of the ARN", Of(["*:table/Orders"]), Match),
        new("§1.5 * inside the name: matched", Of(["arn:aws:dynamodb:*:*:table/*ders"]), Match),
        new("§1.5 * inside the name: the end counts", Of(["arn:aws:dynamodb:*:*:table/*-prod"]), NoMatch),
        new("§1.5 the whole ARN must match", Of(["arn:aws:dynamodb:us-east-1:111122223333:table/Ord"]), NoMatch),
        new("§1.5 the whole ARN must match: its start", Of(["dynamodb:us-east-1:111122223333:table/Orders"]), NoMatch),
        new("§1.5 ? is itself (UNCONFIRMED)", Of(["arn:aws:dynamodb:us-east-1:111122223333:table/Order?"]), NoMatch),
        new("§1.5 [ and . are themselves", Of(["arn:aws:dynamodb:us-east-1:111122223333:table/Order[s]", "arn:aws:dynamodb:us-east-1:111122223333:table/Order."]), NoMatch),
        new("§1.5 sub-resources: an index is no table", Of([AllTables]), NoMatch) { Arn = Orders + "/index/ByDate" },
        new("§1.5 sub-resources: a stream is no table", Of([AllTables]), NoMatch) { Arn = Orders + "/stream/2026-01-01T00:00:00.000" },
        new("§1.5 sub-resources: a backup is no table", Of(["*"]), NoMatch) { Arn = Orders + "/backup/01547087347000-c8b6kdk3" },
        new("§1.5 sub-resources: a pattern for them takes in no table", Of(["arn:aws:dynamodb:*:*:table/*/index/*"]), NoMatch),
        new("§1.5 other services are no tables", Of(["*"]), NoMatch) { Arn = "arn:aws:s3:::table/Orders" },
        new("§1.5 partition: GovCloud's own", Of(["arn:aws-us-gov:dynamodb:*:*:table/*"]), Match) { Arn = "arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/Orders" },
        new("§1.5 partition: China's own", Of(["arn:aws-cn:dynamodb:*:*:table/*"]), Match) { Arn = "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/Orders" },
        new("§1.5 partition: aws is not GovCloud", Of([AllTables]), NoMatch) { Arn = "arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/Orders" },
        new("§1.5 partition: aws is not China", Of([AllTables]), NoMatch) { Arn = "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/Orders" },
        new("§1.5 another Region's pattern", Of(["arn:aws:dynamodb:eu-west-1:*:table/*"]), NoMatch),
        new("§1.5 another account's pattern", Of(["arn:aws:dynamodb:*:444455556666:table/*"]), NoMatch),

        // §1.6 Service opt-in
        new("§1.6 by service name: opted in", Of(["arn:aws:dynamodb:*"]), Match),
        new("§1.6 by service name: not opted in", Of(["arn:aws:dynamodb:*"]), NoMatch) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 by resource type: regardless", Of([AllTables]), Match) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 by exact ARN: regardless", Of([Orders]), Match) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 by * : not opted in", Of(["*"]), NoMatch) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 tags only: not opted in", Of(tags: ["backup=daily"]), NoMatch) { Tags = "backup=daily", OptIn = ServiceOptIn.OptedOut },
        new("§1.6 tags only, unread tags: not opted in either way", Of(tags: ["backup=daily"]), NoMatch) { Tags = null, OptIn = ServiceOptIn.OptedOut },
        new("§1.6 union: the ARN regardless, although the tag needs the opt-in", Of([Orders], tags: ["backup=daily"]), Match) { Tags = "backup=daily", OptIn = ServiceOptIn.OptedOut },
        new("§1.6 union: the tag needs the opt-in, although the ARNs do not", Of([Other], tags: ["backup=daily"]), NoMatch) { Tags = "backup=daily", OptIn = ServiceOptIn.OptedOut },
        new("§1.6 * beside the resource type: regardless", Of(["*", AllTables]), Match) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 up to the account slot is no resource type (UNCONFIRMED)", Of(["arn:aws:dynamodb:us-east-1:111122223333:*"]), NoMatch) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 :table without a name is a resource type", Of(["arn:aws:dynamodb:*:*:table*"]), Match) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 resource type + Conditions: regardless of opt-in, but filtered", Of([AllTables], equal: ["aws:ResourceTag/a=1"]), NoMatch) { OptIn = ServiceOptIn.OptedOut },
        new("§1.6 settings not read: taken as opted in", Of(["*"]), Match) { OptIn = ServiceOptIn.NotRead },
        new("§1.6 organization's plan: the management account decides, taken as opted in", Of(["*"]), Match) { OptIn = ServiceOptIn.ManagementAccount },

        // §1.7 Quotas: AWS keeps them, the matcher does not need them
        new("§1.7 500 ARNs", Of([.. Enumerable.Range(0, 499).Select(i => Other + i), Orders]), Match),
        new("§1.7 30 tags", Of(tags: [.. Enumerable.Range(0, 30).Select(i => $"k{i}=v")]), Match) { Tags = "k29=v" },
        new("§1.7 30 conditions", Of([Orders], notEqual: [.. Enumerable.Range(0, 30).Select(i => $"aws:ResourceTag/k{i}=v")]), NoMatch) { Tags = "k29=v" },

        // Tags that could not be read: never silently low
        new("unread tags: ListOfTags", Of(tags: ["a=b"]), Unknown) { Tags = null },
        new("unread tags: StringEquals", Of([Orders], equal: ["aws:ResourceTag/a=b"]), Unknown) { Tags = null },
        new("unread tags: StringNotEquals", Of([Orders], notEqual: ["aws:ResourceTag/a=b"]), Unknown) { Tags = null },
        new("unread tags: StringLike", Of([Orders], like: ["aws:ResourceTag/a=b"]), Unknown) { Tags = null },
        new("unread tags: StringNotLike", Of([Orders], notLike: ["aws:ResourceTag/a=b"]), Unknown) { Tags = null },
        new("unread tags: the ARN suffices", Of([Orders], tags: ["a=b"]), Match) { Tags = null },
        new("unread tags: NotResources suffice", Of(tags: ["a=b"], not: [Orders]), NoMatch) { Tags = null },
        new("unread tags: no entry, no tags asked for", Of([Other]), NoMatch) { Tags = null },
        new("unread tags: no entry, whatever the conditions", Of([Other], equal: ["aws:ResourceTag/a=b"]), NoMatch) { Tags = null },
        new("unknown operator beside a tag that matches", Of([Other], tags: ["a=x", "a=b"], tagOperator: "STRINGLIKE"), Unknown) { Tags = "a=b" },
        new("unknown operator, a condition fails for certain", Of(tags: ["a=b"], equal: ["aws:ResourceTag/c=d"], tagOperator: "STRINGLIKE"), NoMatch) { Tags = "a=b" },
    ];
}
