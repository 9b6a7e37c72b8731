// SPDX-License-Identifier: Apache-2.0
// Validates a SARIF log against the official schema, which Microsoft's package contains. In: the log. Out: the errors.
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";

const schema = "./node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
const ajv = new Ajv04({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(await readFile(schema, "utf8")));
const errors = validate(JSON.parse(await text(process.stdin)))
  ? []
  : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
process.stdout.write(JSON.stringify(errors));
