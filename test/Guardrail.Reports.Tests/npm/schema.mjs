// Reads { schema, documents: [text] } from stdin and writes, for each document, null or what is wrong with it. The schema must be strictly valid 2020-12.
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

let input = "";
for await (const piece of process.stdin) input += piece;
const { schema, documents } = JSON.parse(input);
const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(schema));
process.stdout.write(JSON.stringify(documents.map((text) => (validate(JSON.parse(text)) ? null : ajv.errorsText(validate.errors)))));
