def secret = new File(basedir, 'target/registries/dt-secrets/default/regcred/values.yaml').text
assert secret.contains('"username":"acme-of-settings","password":"canary-plain"')
assert secret.contains('"password":"canary-encrypted"')
def log = new File(basedir, 'build.log').text
// Maven 4 decrypts all servers before any goal runs, and stops by itself
assert log.contains("the server `encrypted-quay` of Maven's settings.xml cannot be decrypted") ||
        log.contains('Could not decrypt password')
assert log.contains("the server `nowhere` of Maven's settings.xml does not exist")
assert log.contains("the server `encrypted-quay` of Maven's settings.xml has no username")
assert log =~ /quay +password +the server `encrypted-quay` of Maven's settings.xml/
assert log =~ /quay +username +the configuration/
assert !log.contains('canary')
assert !new File(basedir, 'never').exists()
true
