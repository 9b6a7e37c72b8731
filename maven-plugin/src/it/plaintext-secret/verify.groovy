def log = new File(basedir, 'build.log').text
assert log.contains('plaintext-secret')
assert !log.contains('canary-in-plain-text')
assert !new File(basedir, 'target/registries').exists()
