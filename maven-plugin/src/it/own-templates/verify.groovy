io.registries.maven.it.Sample.verify('own-templates', basedir)
