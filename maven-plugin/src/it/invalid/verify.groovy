def log = new File(basedir, 'build.log').text
assert log.contains('unknown-registry')
assert log.contains('--> registries.yaml:9:15')
assert log.contains('did you mean `hub`?')
assert !log.contains('canary-in-plain-text')
assert !log.contains('\tat ')
