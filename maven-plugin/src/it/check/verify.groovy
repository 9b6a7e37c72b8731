import groovy.json.JsonSlurper

context.get('registry').close()
def log = new File(basedir, 'build.log').text
assert log.contains('credentials accepted, 1 of 1 pullable')
assert log.contains('error[rejected-credentials]: registry `lab` rejects its credentials')
assert log.contains('offline: connectivity checks are skipped')
assert log.contains('warning[rejected-credentials]')
assert log.contains('registries.connectivity.timeout must be a duration such as `500ms`, `8s` or `2m`, not `soon`')
assert !new File(basedir, 'never').exists()
def reports = new File(basedir, 'target/registries-reports')
assert new File(reports, 'registries.xml').text.contains('<testcase classname="registries.check" name="lab">')
io.registries.maven.it.JsonReport.assertValid(new File(basedir, 'target/registries-reports/registries.json'))
def check = new JsonSlurper().parse(new File(reports, 'registries.json')).checks[0]
assert check.registry == 'lab' && !check.ok && check.stage == 'api'
assert !log.contains('canary-')
reports.eachFile { assert !it.text.contains('canary-') : it }
true
