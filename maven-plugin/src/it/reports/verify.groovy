import groovy.json.JsonSlurper

// the first failing run printed its command where GitHub reads it, the second did not, the last left empty reports
def log = new File(basedir, 'build.log').text
assert (log =~ /(?m)^::error file=wrong.yaml,line=7,endLine=7,col=5,endColumn=12,title=unknown-field::/).size() == 1
assert log.count('error[unknown-field]') == 2
def reports = new File(basedir, 'target/registries-reports')
assert reports.list().sort() == ['registries.github.txt', 'registries.gitlab.json', 'registries.html', 'registries.json', 'registries.sarif', 'registries.xml']
io.registries.maven.it.JsonReport.assertValid(new File(basedir, 'target/registries-reports/registries.json'))
assert new JsonSlurper().parse(new File(reports, 'registries.json')).diagnostics == []
assert new JsonSlurper().parse(new File(reports, 'registries.sarif')).runs[0].results == []
assert new File(reports, 'registries.xml').text.contains('no diagnostic')
def page = new File(reports, 'registries.html').text
assert page.contains('<td class="image">acme/one</td>') : 'the last run shows how the image is pulled'
assert !page.contains('canary')
true
