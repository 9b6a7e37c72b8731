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
def unset = "the server `unset-variable` of Maven's settings.xml has a "
assert log.contains('did you mean `unset-variable`?')
assert log.contains(unset + 'username with `${env.REGISTRIES_NOT_SET_USER}`, which is not set')
assert log.contains(unset + 'password with `${env.REGISTRIES_NOT_SET}`, which is not set')
// Maven 4 stops at passwords with braces too, and prints them itself.
def stopped = log.contains('Apache Maven 4') && log.contains('Could not decrypt password')
assert stopped || log.contains("the server `braces` of Maven's settings.xml has a password with braces")
assert stopped || log.contains("the server `escaped-braces` of Maven's settings.xml has a password with braces")
assert stopped || log.contains("the server `google-key` of Maven's settings.xml has a JSON key as password")
assert log.readLines().every { !it.contains('canary') || it.startsWith(' * FATAL: Could not decrypt password') }
assert !new File(basedir, 'never').exists()
true
