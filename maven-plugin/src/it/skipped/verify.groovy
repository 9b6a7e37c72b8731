assert new File(basedir, 'build.log').text.contains('skipped')
assert !new File(basedir, 'target').exists()
