def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert runs.size() == 6
def (configurations, modules, parallel, parts, templates, own) = runs
def shared = /the outputs of `(\S+)` of module `(\S+)`.* and `(\S+)` of module `(\S+)`.* are written to the same directory `(\S+)`/
def owners = { (it =~ shared)[0].drop(1) }

assert owners(configurations) == ['registries.yaml', 'shop', 'other.yaml', 'shop', 'shop/target/registries']
assert configurations.contains('4 written, 0 unchanged, 0 removed in shop/target/registries')
assert owners(modules) == ['registries.yaml', 'shop', 'registries.yaml', 'web', 'generated']
assert owners(parallel)[4] == 'generated'
assert new File(basedir, 'generated/docker-build-configs').list().size() == 1

assert new File(basedir, 'shop/generated').list().contains('docker-build-configs')
assert new File(basedir, 'shop/generated').list().contains('image-pull-secrets')
assert !parts.contains('removed: ')
assert templates.contains('`registries.yaml` of module `shop` with the templates in `shop/templates`')
['shop', 'web'].each { assert new File(basedir, "generated/${it}/docker-build-configs/${it}.json").exists() }
true
