// SPDX-License-Identifier: Apache-2.0
// Validates documents with ajv in strict mode. In: {schema, keywords, documents}. Out: {errors}, one list for each document.
// Fails if ajv does not compile the schema without a warning.
import { text } from "node:stream/consumers";
import Ajv2020 from "ajv/dist/2020.js";

const { schema, keywords, documents } = JSON.parse(await text(process.stdin));
const warnings = [];
const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  allErrors: true,
  logger: { log() {}, warn: (message) => warnings.push(message), error: (message) => warnings.push(message) },
});
ajv.addVocabulary(keywords);
const validate = ajv.compile(schema);
if (warnings.length > 0) {
  throw new Error(warnings.join("\n"));
}
const errors = documents.map((document) =>
  validate(document) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`),
);
process.stdout.write(JSON.stringify({ errors }));
