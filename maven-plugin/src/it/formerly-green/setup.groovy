io.registries.maven.it.WorkTree.create(basedir)
