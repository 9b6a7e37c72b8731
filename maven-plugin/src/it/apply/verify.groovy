def devtron = context.get('devtron')
try {
    def log = new File(basedir, 'build.log').text
    ['error[devtron-logs-secrets]: Devtron writes the logins of registries and pull secrets that it receives into its log',
     '+ pull secret staging/lab-pull created',
     '+ registry lab created',
     '~ pull secret injection lab updated',
     '~ build config cart updated',
     'apply: 2 created, 2 updated,',
     'plan: 0 to create, 0 to update,',
     'apply: 0 created, 0 updated,',
     'the old logins may be revoked: Devtron returned the new ones for 2 objects',
     'error[rejected-credentials]',
     'registries.apply.only must be `credentials`, not `logins`',
     'Maven is offline, and `apply` needs Devtron'
    ].each { assert log.contains(it) : it }
    // Each object was sent once, the pull secret first, and its rotation as well.
    assert devtron.writes().collect { it.method() + ' ' + it.path() } == [
        'POST /webhook/helm/app', 'POST /docker/registry', 'PUT /docker/registry',
        'POST /app/ci-pipeline/template/patch', 'POST /webhook/helm/app', 'PUT /docker/registry']
    assert devtron.violations().isEmpty()
    def lab = devtron.state().path('registries').find { it.path('id').asString() == 'lab' }
    assert lab.path('password').asString() == 'canary-rotated'
    def apply = new File(basedir, 'target/registries-reports/apply.json').text
    def markdown = new File(basedir, 'target/registries-reports/registries.md').text
    [log, apply, markdown].each { assert !it.contains('canary') }
    assert markdown.contains('### Changes in Devtron')
    def json = new groovy.json.JsonSlurper().parseText(apply)
    assert json.apiVersion == 'registries.apply/v1'
    assert !log.contains('\tat ')
} finally {
    devtron.close()
    context.get('registry').close()
}
