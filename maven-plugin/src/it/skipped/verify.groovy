def log = new File(basedir, 'build.log').text
// init and explain check nothing; the other goals are gates
assert log.count('[INFO] skipped') == 2
['validate', 'check', 'compile', 'diff'].each {
    assert log.contains("warning[goal-skipped]: the goal `${it}` is skipped and checks nothing")
}
assert log.count('warning[goal-skipped]') == 9
assert !log.contains('missing-pull-credentials')
def reports = new File(basedir, 'target/registries-reports')
assert new File(reports, 'registries.json').text.contains('goal-skipped')
assert new File(basedir, 'target').list() == ['registries-reports']
