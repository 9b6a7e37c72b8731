io.registries.maven.it.Sample.copy('pipelines', basedir)
