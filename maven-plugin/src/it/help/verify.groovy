def (goals, all, check, unknown) = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
['init', 'validate', 'check', 'compile', 'diff', 'plan', 'explain', 'help'].each {
    assert goals.contains("registries:${it}\n") && all.contains("registries:${it}\n")
}
assert !goals.contains('-Dregistries.')
['-Dregistries.source (default: registries.yaml)', '-Dregistries.secretsDirectory', '-Ddetail'].each { assert all.contains(it) }
assert check.contains('-Dregistries.connectivity.verifyPush') && !check.contains('-Dregistries.init')
// the printed command works here too
def printed = (goals =~ /mvn (\S+):help -Ddetail -Dgoal=<goal>/)[0][1]
assert (goals =~ /--- (\S+) /)[0][1] && printed ==~ /io\.registries:registries-maven-plugin:\S+/
assert unknown.contains('there is no goal `chek`: did you mean `check`?')
true
