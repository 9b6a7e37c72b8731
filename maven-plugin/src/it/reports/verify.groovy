import groovy.json.JsonSlurper

// the failing run printed its command where GitHub reads it, and the last run left empty reports
assert new File(basedir, 'build.log').text =~ /(?m)^::error file=wrong.yaml,line=7,endLine=7,col=5,endColumn=12,title=unknown-field::/
def reports = new File(basedir, 'target/registries-reports')
assert reports.list().sort() == ['registries.github.txt', 'registries.gitlab.json', 'registries.json', 'registries.sarif', 'registries.xml']
assert new JsonSlurper().parse(new File(reports, 'registries.json')).diagnostics == []
assert new JsonSlurper().parse(new File(reports, 'registries.sarif')).runs[0].results == []
assert new File(reports, 'registries.xml').text.contains('no finding')
true
