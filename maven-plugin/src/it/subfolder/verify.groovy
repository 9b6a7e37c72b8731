// a code host shows an annotation only for a file that is named from the root of the repository
def name = 'platform/registries.yaml'
def log = new File(basedir, 'build.log').text
assert log.contains("--> ${name}:9:15") && log.contains("::error file=${name},line=9")
def reports = new File(basedir, 'platform/target/registries-reports')
assert reports.list().size() == 6
reports.eachFile { assert it.text.contains(name) && !it.text.contains(basedir.path) : it }
true
