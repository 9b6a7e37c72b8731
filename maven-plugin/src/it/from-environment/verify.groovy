def log = new File(basedir, 'build.log').text
assert log.contains('offline: connectivity checks are skipped')
def values = new File(basedir, 'target/registries/dt-secrets/default/regcred/values.yaml')
assert values.text.contains('canary-from-the-environment')
// Maven's own -X prints no environment; neither do we
assert !log.contains('canary-from-the-environment')
