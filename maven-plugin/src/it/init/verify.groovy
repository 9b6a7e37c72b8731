def log = new File(basedir, 'build.log').text
['wrote registries.yaml: 2 registries, 2 environments, 1 application', 'valid: 2 registries, 2 environments, 1 application',
 'note[not-imported]: application `checkout`: `NPM_TOKEN`',
 'error[file-exists]: `registries.yaml` already exists and is not overwritten',
 'error[unreadable-input]: `devtron/cut-short.json` is not valid JSON'
].each { assert log.contains(it) : it }
assert !log.contains('canary')
assert !log.contains('\tat ')
def yaml = new File(basedir, 'registries.yaml').text
['username: acme-pull', 'password: {env: HUB_PASSWORD}', 'password: {dockerConfig: quay.io}', 'repository: acme/checkout'
].each { assert yaml.contains(it) : it }
assert !yaml.contains('canary')
assert yaml.startsWith('# yaml-language-server: $schema=registries-v1.schema.json\n')
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'registries-v1.schema.json')).title == 'registries.yaml'
assert !new File(basedir, 'other.yaml').exists()
