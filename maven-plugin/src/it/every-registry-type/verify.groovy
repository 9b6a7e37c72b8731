io.registries.maven.it.Sample.verify('every-registry-type', basedir)
