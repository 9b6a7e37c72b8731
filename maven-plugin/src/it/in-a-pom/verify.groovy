def log = new File(basedir, 'build.log').text
assert log.contains('valid: 1 registry, 1 environment, 1 application')
assert log.contains('no registries.yaml in this module: nothing to do')
assert new File(basedir, 'target/registries/manifest.json').exists()
assert !new File(basedir, 'without-registries/target/registries').exists()
