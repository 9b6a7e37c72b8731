def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert runs.size() == 19
assert !runs.any { it.contains('canary') }
def (block, escaped, quote, bracket, encrypted, kept, strict, renewed, rotated,
     assumed, unreachable, failed, element, yes, empty, unprefixed, underscore, module, bound) = runs

assert block.contains('--> names/registries.yaml:6:17')
assert escaped.count("error[") > 2
[block, escaped].each { assert !it.contains('valid: ') && !it.contains('written, ') }
assert quote.contains('--> quotes/registries.yaml:6:') && bracket.contains('--> quotes/brackets.yaml:8:')
[quote, bracket].each { assert it.contains('error[') && !it.contains('valid: ') && !it.contains('written, ') }

assert encrypted.contains('2 written')
[kept, strict].each { assert it.contains('warning[ciphertext-not-verified]') }
assert renewed.contains('written')
assert rotated.contains('error[drift]') && rotated.contains('sops-values/production/regcred/values.sops.yaml')

[assumed, unreachable].each { assert !it.contains('every image') && it.contains('the logins of 1 image: ') }
assert assumed.contains('warning[assumed-node-role]') && assumed.contains('1 assumed')
assert unreachable.contains('not confirmed by the connectivity checks: `lab`')
assert failed.contains('error[unreachable-host]') && !failed.contains('written, ')

assert element.contains('error[unknown-property]: there is no parameter `failOnWarnings` of the plugin')
assert element.contains('did you mean `failOnWarning`?')
assert yes.contains('registries.failOnWarning must be `true` or `false`, not `yes`')
assert empty.contains('registries.connectivity.verifyPush must be `true` or `false`, not ``')
[unprefixed, underscore].each {
    assert it.contains('warning[unknown-property]') && it.contains('did you mean `registries.failOnWarning`?')
}
[module, bound].each { assert it.contains('there is `registries.yml`: rename it') && it.contains('valid: 1 registry') }
true
