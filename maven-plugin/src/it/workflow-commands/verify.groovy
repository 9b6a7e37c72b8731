import io.registries.maven.it.RunnerLog

// the runner obeys the annotations of the goals, and nothing that a pull request contains
def log = new File(basedir, 'build.log').getText('UTF-8')
def runner = RunnerLog.read(log)
assert runner.isResumed()
assert !runner.obeyed().isEmpty() && runner.obeyed().every { it =~ '^::(error|warning|notice) file=(config/|hub.yaml)' }
assert runner.obeyed().count { it.contains('missing-field') } == 1
// all that the goals print is where it ignores commands
def printed = runner.ignored().join('\n')
assert printed.count('error[missing-field]') == log.count('error[missing-field]')
assert printed.contains('##\\[add-mask]a')
assert printed.contains('dt-secrets') && printed.contains('4 written')
// it would obey what the text is without escapes
assert RunnerLog.read('  ::set-output name=pwned::1\n[INFO] ##[add-mask]a').obeyed().size() == 2
true
