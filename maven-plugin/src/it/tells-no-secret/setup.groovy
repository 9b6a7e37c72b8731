io.registries.maven.it.WorkTree.create(basedir)
new File(basedir, '.git/info/exclude') << 'taken\n'
true
