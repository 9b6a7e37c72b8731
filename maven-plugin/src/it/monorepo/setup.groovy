io.registries.maven.it.Sample.copy('monorepo', basedir)
