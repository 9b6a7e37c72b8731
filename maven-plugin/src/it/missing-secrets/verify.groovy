def log = new File(basedir, 'build.log').text
assert log.contains('--> registries.yaml:6:21')
assert log.contains('--> registries.yaml:10:22')
assert log.contains('registries: 2 errors')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/registries').exists()
