def devtron = context.get('devtron')
try {
    def log = new File(basedir, 'build.log').text
    ['plan: 0 to create, 0 to update, 4 unchanged; 7 objects only in Devtron',
     '~ build config cart update',
     '    dockerRepository: acme/cart -> acme/basket',
     'the secrets of 1 object not compared',
     '    password: changed (secret)',
     'error[devtron-differs]: build config `cart` differs in Devtron in `dockerRepository`',
     'warning[devtron-not-readable]: 2 objects cannot be compared',
     'error[invalid-devtron-token]: registries.devtron.token must name the place of the token',
     'registries.devtron.token must be set',
     'set either registries.devtron.url, or registries.plan.fromState',
     'registries.plan.failOn names `chnaged`; there is pending, changed, incomplete, refused'
    ].each { assert log.contains(it) : it }
    // Nothing was written to Devtron, and its secrets are nowhere.
    assert devtron.requests().size() > 20
    assert devtron.writes().isEmpty()
    assert devtron.violations().isEmpty()
    def state = new File(basedir, 'state.json').text
    def plan = new File(basedir, 'target/registries-reports/plan.json').text
    def markdown = new File(basedir, 'target/registries-reports/registries.md').text
    [log, state, plan, markdown].each { assert !it.contains('canary') }
    assert markdown.contains('### Plan for Devtron')
    assert new groovy.json.JsonSlurper().parseText(state).apiVersion == 'registries.devtron-state/v1'
    assert !log.contains('\tat ')
} finally {
    devtron.close()
}
