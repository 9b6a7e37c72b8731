// SPDX-License-Identifier: Apache-2.0
// usage: node registries.mjs <source folder> <output folder> <schema>
import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {CORE_SCHEMA, dump, load} from 'js-yaml';

const [source, output, schema] = process.argv.slice(2);
const problems = [];

// The validator that compile-schema.mjs made before, or one made now.
async function validator() {
  if (!schema.endsWith('.json')) {
    return (await import(schema)).default;
  }
  const {default: Ajv} = await import('ajv/dist/2020.js');
  const ajv = new Ajv({strict: false});
  ajv.addKeyword('patternErrorMessage');
  return ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
}

function read(validate) {
  const all = {registries: [], environments: [], applications: []};
  for (const file of readdirSync(source).filter((name) => name.endsWith('.yaml')).sort()) {
    const document = load(readFileSync(join(source, file), 'utf8'), {schema: CORE_SCHEMA});
    if (!validate(document)) {
      problems.push(...validate.errors.map((error) => `${file}${error.instancePath}: ${error.message}`));
    }
    for (const list of Object.keys(all)) {
      for (const item of document[list] ?? []) all[list].push(item);
    }
  }
  return all;
}

function index(kind, items) {
  const names = new Map();
  for (const item of items) {
    if (names.has(item.name)) problems.push(`${kind} ${item.name} is declared twice`);
    names.set(item.name, item);
  }
  return names;
}

// Names resolve, and some pull secret of the environment holds the login of each image.
function check(registries, environments, applications) {
  const held = new Map();
  for (const environment of environments.values()) {
    const names = new Set();
    index(`pull secret of ${environment.name}:`, environment.pullSecrets);
    for (const secret of environment.pullSecrets) {
      for (const name of secret.registries) {
        if (!registries.has(name)) problems.push(`${environment.name} names registry ${name}, which is not declared`);
        names.add(name);
      }
    }
    held.set(environment.name, names);
  }
  for (const application of applications.values()) {
    if (!registries.has(application.registry)) {
      problems.push(`${application.name} names registry ${application.registry}, which is not declared`);
    }
    for (const name of application.environments) {
      if (!held.get(name)) problems.push(`${application.name} names environment ${name}, which is not declared`);
      else if (!held.get(name).has(application.registry)) problems.push(`no secret of ${name} pulls ${application.name}`);
    }
  }
}

function buildConfig({registry, repository, build = {}}) {
  const platforms = build.platforms ?? [];
  return {
    dockerRegistry: registry,
    dockerRepository: repository,
    ciBuildConfig: {
      useRootBuildContext: false,
      ciBuildType: 'self-dockerfile-build',
      dockerBuildConfig: {
        dockerfileRelativePath: build.dockerfile ?? 'Dockerfile',
        buildContext: build.context ?? '',
        args: build.args ?? {},
        targetPlatform: platforms.join(','),
        useBuildx: platforms.length > 0,
        dockerBuildOptions: build.options ?? {},
      },
    },
  };
}

function login({type, url, username, password}) {
  const token = process.env[password.env];
  if (token === undefined) throw new Error(`environment variable ${password.env} is not set`);
  const auth = Buffer.from(`${username}:${token}`).toString('base64');
  return [type === 'docker-hub' ? 'https://index.docker.io/v1/' : url, {username, password: token, auth}];
}

function values(secret, registries) {
  const auths = Object.fromEntries(secret.registries.map((name) => login(registries.get(name))));
  return {
    name: secret.name,
    type: 'kubernetes.io/dockerconfigjson',
    labels: {test: null, ...secret.labels},
    annotations: {app: null, ...secret.annotations},
    secrets: {data: [{key: '.dockerconfigjson', value: JSON.stringify({auths})}]},
  };
}

const made = new Set();
function write(path, content, mode) {
  const file = join(output, path);
  try {
    if (readFileSync(file, 'utf8') === content) return;
  } catch (absent) {
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, {recursive: true, mode: 0o700});
    made.add(folder);
  }
  writeFileSync(file, content, {mode});
}

const all = read(await validator());
if (problems.length === 0) {
  const registries = index('registry', all.registries);
  const environments = index('environment', all.environments);
  const applications = index('application', all.applications);
  check(registries, environments, applications);
  if (problems.length === 0) {
    for (const application of applications.values()) {
      const text = JSON.stringify(buildConfig(application), null, 2) + '\n';
      write(`docker-build-configs/${application.name}.json`, text, 0o644);
    }
    for (const environment of environments.values()) {
      for (const secret of environment.pullSecrets) {
        const path = `dt-secrets/${environment.name}/${secret.name}/values.yaml`;
        write(path, dump(values(secret, registries), {lineWidth: -1}), 0o600);
      }
    }
  }
}
if (problems.length > 0) {
  console.error(problems.slice(0, 10).join('\n'));
  process.exit(1);
}
