// SPDX-License-Identifier: Apache-2.0
// Which jobs a .gitlab-ci.yml would run, after GitLab's own schema has been applied to it. In: {file, source}, the
// latter what started the pipeline. Out: a list of names. Fails where the file is not valid.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const { file, source } = JSON.parse(await text(process.stdin));
const folder = mkdtempSync("gitlab-");
const git = (...args) => execFileSync("git", ["-c", "user.name=one", "-c", "user.email=one@example.org", ...args], { cwd: folder });
try {
  writeFileSync(join(folder, ".gitlab-ci.yml"), file);
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "--message=one");
  git("remote", "add", "origin", "https://gitlab.example/acme/registries.git");
  const program = ["--import", "./set-union.mjs", "node_modules/gitlab-ci-local/dist/index.js"];
  const options = ["--cwd", folder, "--home", folder, "--no-evaluate-rule-changes", "--list-json"];
  const variables = ["--variable", `CI_PIPELINE_SOURCE=${source}`, "--ignore-predefined-vars", "CI_PIPELINE_SOURCE"];
  const jobs = JSON.parse(execFileSync(process.execPath, [...program, ...options, ...variables], { encoding: "utf8" }));
  process.stdout.write(JSON.stringify(jobs.filter((job) => job.when !== "never").map((job) => job.name)));
} finally {
  rmSync(folder, { recursive: true });
}
