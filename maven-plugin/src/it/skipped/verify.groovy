def log = new File(basedir, 'build.log').text
assert log.count('[INFO] skipped') == 10
assert !log.contains('missing-pull-credentials')
assert !new File(basedir, 'target').exists()
