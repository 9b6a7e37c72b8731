def log = new File(basedir, 'build.log').text
assert log.contains('a file is where a folder must be')
assert !log.contains('\tat ')
assert new File(basedir, 'taken').text == 'somebody else wrote this\n'
