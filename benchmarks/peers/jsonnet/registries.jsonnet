// SPDX-License-Identifier: Apache-2.0
// jsonnet -m <output folder> --ext-str T --tla-code 'files=[importstr "..."]' registries.jsonnet
// Jsonnet has no JSON Schema: the shape is checked by hand, as far as the content is used.
// It makes no folders either: `~` stands where a path has `/`. Values are written as JSON, which is YAML:
// the interpreter does that itself, and its std.manifest functions take a hundred times as long.
local fields(what, item, required, optional) =
  local unknown = std.setDiff(std.set(std.objectFields(item)), std.set(required + optional));
  local missing = std.setDiff(std.set(required), std.set(std.objectFields(item)));
  assert unknown == [] : '%s has unknown fields %s' % [what, unknown];
  assert missing == [] : '%s lacks %s' % [what, missing];
  item;

local index(kind, items) =
  local names = [item.name for item in items];
  assert std.length(std.set(names)) == std.length(names) : 'a %s is declared twice' % kind;
  { [item.name]: item for item in items };

local build(given) =
  local b = fields('build', given, [], ['dockerfile', 'context', 'checkoutPath', 'args', 'platforms', 'options']);
  local platforms = std.get(b, 'platforms', []);
  {
    useRootBuildContext: false,
    ciBuildType: 'self-dockerfile-build',
    dockerBuildConfig: {
      dockerfileRelativePath: std.get(b, 'dockerfile', 'Dockerfile'),
      buildContext: std.get(b, 'context', ''),
      // std.parseYaml takes quoted digits for a number.
      args: std.mapWithKey(function(name, value) std.toString(value), std.get(b, 'args', {})),
      targetPlatform: std.join(',', platforms),
      useBuildx: platforms != [],
      dockerBuildOptions: std.get(b, 'options', {}),
    },
  };

local login(given) =
  local r = fields('registry', given, ['name', 'type', 'username', 'password'], ['url']);
  local key = if r.type == 'docker-hub' then 'https://index.docker.io/v1/' else r.url;
  local password = std.extVar(r.password.env);
  { key: key, value: { username: r.username, password: password, auth: std.base64(r.username + ':' + password) } };

local values(given, registries) =
  local secret = fields('pull secret', given, ['name', 'registries'], ['labels', 'annotations']);
  local found(name) =
    assert std.objectHas(registries, name) : 'registry %s is not declared' % name;
    registries[name];
  local logins = [login(found(name)) for name in secret.registries];
  local auths = { [entry.key]: entry.value for entry in logins };
  {
    name: secret.name,
    type: 'kubernetes.io/dockerconfigjson',
    labels: { test: null } + std.get(secret, 'labels', {}),
    annotations: { app: null } + std.get(secret, 'annotations', {}),
    secrets: { data: [{ key: '.dockerconfigjson', value: std.toString({ auths: auths }) }] },
  };

function(files)
  local documents = [
    fields('file', std.parseYaml(file), ['apiVersion'], ['registries', 'environments', 'applications'])
    for file in files
  ];
  local all(list) = std.flattenArrays([std.get(document, list, []) for document in documents]);
  local registries = index('registry', all('registries'));
  local environments = index('environment', all('environments'));
  local applications = index('application', all('applications'));
  local held = {
    [name]: { [registry]: true for secret in environments[name].pullSecrets for registry in secret.registries }
    for name in std.objectFields(environments)
  };
  local pulled(application) =
    local unpulled = [
      name
      for name in application.environments
      if !(std.objectHas(held, name) && std.objectHas(held[name], application.registry))
    ];
    assert unpulled == [] : 'nothing pulls %s in %s' % [application.name, unpulled];
    application;
  local config(given) =
    local a = pulled(fields('application', given, ['name', 'environments', 'registry', 'repository'], ['project', 'build']));
    assert std.objectHas(registries, a.registry) : 'registry %s is not declared' % a.registry;
    {
      dockerRegistry: a.registry,
      dockerRepository: a.repository,
      ciBuildConfig: build(std.get(a, 'build', {})),
    };
  local configs = [
    { path: 'docker-build-configs~%s.json' % name, content: config(applications[name]) }
    for name in std.objectFields(applications)
  ];
  local secrets = [
    {
      path: 'dt-secrets~%s~%s~values.yaml' % [environment.name, secret.name],
      content: values(secret, registries),
    }
    for environment in std.objectValues(environments)
    for secret in std.objectValues(index('pull secret', environment.pullSecrets))
  ];
  { [file.path]: file.content for file in configs + secrets }
