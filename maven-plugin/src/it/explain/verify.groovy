def log = new File(basedir, 'build.log').text
assert log =~ /missing-pull-credentials +An environment has no pull secret for an image that it runs\./
assert log.contains('## How to fix')
assert log.contains('there is no diagnostic `unknown-registri`: did you mean `unknown-registry`?')
