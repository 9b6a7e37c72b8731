def log = new File(basedir, 'build.log').text
['registries:validate', 'registries:compile', 'registries.source', 'registries.secretsDirectory'].each { assert log.contains(it) }
true
