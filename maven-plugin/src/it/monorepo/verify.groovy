io.registries.maven.it.Sample.verify('monorepo', basedir)
