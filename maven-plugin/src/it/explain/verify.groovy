def log = new File(basedir, 'build.log').text
assert log =~ /missing-pull-credentials +No pull secret of an environment serves an image that runs there\./
assert log.contains('## Mend')
assert log.contains('there is no diagnostic `unknown-registri`: did you mean `unknown-registry`?')
