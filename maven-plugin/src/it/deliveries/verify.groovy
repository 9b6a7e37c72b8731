def log = new File(basedir, 'build.log').text
// after it was compiled, and after it was brought up to date
assert log.count('no drift: deploy matches the declaration') == 2
['error[drift]: `docker-build-configs/billing.json` in `deploy` differs from the declaration',
 '-  "dockerRepository": "billing",', '+  "dockerRepository": "finance/billing",',
 'error[invalid-fingerprint-key]', '1  sealed-secrets', '1  sops-values'
].each { assert log.contains(it) : it }
assert !log.contains('\tat io.registries')
// no value of any source, in the log or in what may be committed
def secrets = ['made-up-hub-token', 'made-up-harbor-password']
new File(basedir, 'deploy').eachFileRecurse(groovy.io.FileType.FILES) { file ->
    secrets.each { assert !file.text.contains(it) : file }
}
secrets.each { assert !log.contains(it) : it }
def deploy = new File(basedir, 'deploy')
assert new File(deploy, 'sealed-secrets/staging/regcred.yaml').text.contains('kind: SealedSecret')
assert new File(deploy, 'sops-values/production/regcred/values.sops.yaml').text.contains('ENC[AES256_GCM,')
assert new File(deploy, 'external-secrets/edge/regcred/external-secret.yaml').text.contains('kind: ExternalSecret')
assert new File(deploy, 'external-secrets/edge/regcred/generator-payments-ecr.yaml').text.contains('region: eu-west-1')
assert new File(deploy, 'docker-build-configs/billing.json').text.contains('finance/billing')
true
