def devtron = context.get('devtron')
try {
    def log = new File(basedir, 'build.log').text
    ['error[devtron-not-readable]: registries cannot be imported: Devtron shows registries only to super-admins',
     'registries.devtron.token must be set',
     'set registries.devtron.url: ',
     'set either registries.devtron.url, or registries.init.registries and registries.init.applications',
     'registries.yaml: 6 registries, 2 environments, 2 applications',
     'valid: 6 registries, 2 environments, 2 applications',
     'plan: 0 to create, 1 to update, 10 unchanged; the secrets of 3 objects not compared; 1 object only in Devtron',
     '~ registry quay update',
     'error[devtron-differs]: registry `quay` differs in Devtron in `password`',
     'staging.yaml: 1 registry, 1 environment, 1 application',
     '~ registry quay updated',
     'apply: 0 created, 1 updated, 10 unchanged, 0 failed',
     'plan: 0 to create, 0 to update, 11 unchanged'
    ].each { assert log.contains(it) : it }
    assert new File(basedir, 'staging.yaml').text.contains('environments: [staging]')
    assert devtron.requests().size() > 30
    assert devtron.writes().collect { it.method() + ' ' + it.path() } == ['PUT /docker/registry']
    assert devtron.violations().isEmpty()
    // The secrets of Devtron are nowhere.
    def reports = new File(basedir, 'target/registries-reports')
    def written = ['registries.yaml', 'staging.yaml', 'state.json'].collect { new File(basedir, it) } + reports.listFiles().toList()
    assert reports.list().toList().containsAll(['plan.json', 'apply.json'])
    written.each { assert !it.text.contains('canary') : it }
    assert !log.contains('canary')
    assert !log.contains('\tat ')
} finally {
    devtron.close()
}
