import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
// in each of two runs: the registry, and the build configuration that names it
assert log.count("hub -> dockerhub") == 4
['note[dangling-registry-reference]', 'error[unknown-baseline]', 'error[validation-timeout]', 'or increase registries.validate.deadline', 'every image has a login: 1 resolved'
].each { assert log.contains(it) : it }
io.registries.maven.it.JsonReport.assertValid(new File(basedir, 'target/registries-reports/registries.json'))
def impact = new JsonSlurper().parse(new File(basedir, 'target/registries-reports/registries.json')).impact
assert impact[0] == [subject: 'registry', name: 'hub -> dockerhub', change: 'renamed']
assert new File(basedir, 'target/registries-reports/registries.md').text.contains('```mermaid')
true
