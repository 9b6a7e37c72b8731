io.registries.maven.it.Sample.verify('quickstart', basedir)
def loaded = { String goal ->
    new File(basedir, goal + '.classes').readLines().findResults { (it =~ /\] ([\w.$\/]+) source: /).with { it ? it[0][1] : null } } as Set
}
def help = loaded('help')
def validate = loaded('validate') - help
def compile = loaded('compile') - help
// what Maven itself uses of them is not this plugin's
def speaks = ~/java\.net\.http\..*|jdk\.internal\.net\.http\..*|org\.apache\.h(c|ttp).*|software\.amazon\..*/
def templates = ~/com\.github\.mustachejava\..*/
assert validate.contains('io.registries.compiler.RegistriesCompiler')
def needless = validate.findAll { it ==~ speaks || it ==~ templates } + compile.findAll { it ==~ speaks }
assert needless.isEmpty()
def used = compile.findAll { it ==~ templates }
assert !used.isEmpty() : 'compile loads the templates, or nothing is proved of validate'
io.registries.maven.it.Dependencies.verify(new File(basedir, 'build.log'), localRepositoryPath)
