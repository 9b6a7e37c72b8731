io.registries.maven.it.Sample.copy('own-templates', basedir)
