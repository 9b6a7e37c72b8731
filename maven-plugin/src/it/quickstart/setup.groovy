io.registries.maven.it.Sample.copy('quickstart', basedir)
