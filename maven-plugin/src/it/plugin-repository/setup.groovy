io.registries.maven.it.Sample.copy('quickstart', new File(basedir, 'user'))
io.registries.maven.it.Sample.copy('pipelines', basedir)
