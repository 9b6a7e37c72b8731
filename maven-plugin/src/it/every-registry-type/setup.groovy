io.registries.maven.it.Sample.copy('every-registry-type', basedir)
