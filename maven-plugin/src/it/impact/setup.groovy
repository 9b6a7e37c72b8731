// what is committed differs from what is declared now
def declared = new File(basedir, 'registries.yaml')
def now = declared.text
declared.text = new File(basedir, 'former.yaml').text
[['init', '-q'], ['add', 'registries.yaml'],
 ['-c', 'user.name=one', '-c', 'user.email=one@example.org', 'commit', '-qm', 'first']].each {
    assert (['git'] + it).execute(null, basedir).waitFor() == 0
}
declared.text = now
true
