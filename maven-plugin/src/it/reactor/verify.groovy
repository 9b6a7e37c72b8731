def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert runs.size() == 11
def broken = '--> services/shop/registries.yaml:6:15'
def valid = 'valid: 1 registry, 1 environment, 1 application'

def (compile, parallel, selected, named, none, misspelled, bound, boundSelected, unknown, oneForAll, boundInRoot) = runs
assert compile.contains('compile runs in 2 of 5 modules')
assert compile.contains(broken) && compile.contains('1 of 2 modules failed: `services/shop`: 1 error')
assert compile.contains('in services/web/generated')
assert new File(basedir, 'services/web/generated/docker-build-configs/storefront.json').exists()
assert !new File(basedir, 'services/web/target/registries/docker-build-configs').exists()
assert !new File(basedir, 'generated').exists() && !new File(basedir, 'target/registries').exists()

assert parallel.contains(broken) && parallel.contains(valid)
def report = { new groovy.json.JsonSlurper().parse(new File(basedir, it)) }
assert report('services/shop/target/registries-reports/registries.json').diagnostics*.file == ['services/shop/registries.yaml']
assert report('services/web/target/registries-reports/registries.json').diagnostics == []
assert report('services/web/target/registries-reports/registries.sarif').runs[0].automationDetails.id == 'registries/services/web/'

assert selected.contains('validate runs in 1 of 2 modules') && selected.contains(valid) && !selected.contains('services/shop')
[named, none, boundInRoot].each { assert it.contains('error[missing-source]: no file matches `registries.yaml`') }
assert none.contains('validate runs in 0 of 2 modules')
assert misspelled.contains('error[missing-source]: no file matches `confg/*.yaml`') && misspelled.contains(valid)

assert bound.contains(broken) && bound.contains(valid)
[bound, boundSelected].each { assert it.contains('no registries.yaml in this module: nothing to do') }
assert unknown.count('error[unknown-property]: there is no property `registries.conectivity`') == 1
assert unknown.contains('did you mean `registries.connectivity`?') && !unknown.contains(valid)
assert oneForAll.contains('modules `services/shop` and `services/web` write to the same directory') && !oneForAll.contains('module `services')
true
