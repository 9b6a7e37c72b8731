io.registries.maven.it.Sample.copy('quickstart', new File(basedir, 'user'))
io.registries.maven.it.Sample.copy('plugin-repository', basedir)
