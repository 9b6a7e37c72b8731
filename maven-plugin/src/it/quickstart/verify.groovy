io.registries.maven.it.Sample.verify('quickstart', basedir)
