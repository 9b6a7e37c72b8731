def log = new File(basedir, 'build.log').text
assert log.contains('error[unsafe-path]: `taken` is a regular file, not a directory')
assert !log.contains('\tat ')
assert new File(basedir, 'taken').text == 'somebody else wrote this\n'
