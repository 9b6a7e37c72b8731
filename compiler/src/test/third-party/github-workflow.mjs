// SPDX-License-Identifier: Apache-2.0
// What is wrong with a workflow, by GitHub's own parser. In: the workflow. Out: a list of messages.
import { register } from "node:module";
import { text } from "node:stream/consumers";

// The parser imports its schema without saying that it is JSON, which Node wants to hear.
const hook = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
register("data:text/javascript," + encodeURIComponent(hook));
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import("@actions/workflow-parser");

const content = await text(process.stdin);
const { context, value } = parseWorkflow({ name: "workflow", content }, new NoOperationTraceWriter());
if (value) {
  await convertWorkflowTemplate(context, value);
}
process.stdout.write(JSON.stringify(context.errors.getErrors().map((error) => error.message)));
