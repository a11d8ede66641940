// Applies cdk-nag's AwsSolutions rules to synthesized templates: npm ci && npm run nag -- cdk.out/*.template.json
// Suppressions stand in the templates' metadata, each with its reason. Exit code 1 where a rule is broken.
const { App, Aspects, DefaultStackSynthesizer, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { Annotations, Match } = require('aws-cdk-lib/assertions');
const { AwsSolutionsChecks } = require('cdk-nag');

const templates = process.argv.slice(2);
if (templates.length === 0) {
  console.error('Name the templates to check, for example cdk.out/Guardrail.template.json (made by cdk synth).');
  process.exit(2);
}
const app = new App();
let findings = 0;
templates.forEach((templateFile, index) => {
  // Without the rule on the bootstrap version that this stack would add, for the template already has it.
  const stack = new Stack(app, `T${index}`, { synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) });
  new CfnInclude(stack, 'Template', { templateFile });
  Aspects.of(stack).add(new AwsSolutionsChecks());
  const annotations = Annotations.fromStack(stack);
  const any = Match.stringLikeRegexp('.*');
  for (const found of [...annotations.findError('*', any), ...annotations.findWarning('*', any)]) {
    console.log(`${templateFile} ${found.id}: ${found.entry.data}`.trim());
    findings++;
  }
});
console.log(`${templates.length} templates, ${findings} findings`);
process.exitCode = findings ? 1 : 0;
