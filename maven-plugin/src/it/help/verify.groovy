def log = new File(basedir, 'build.log').text
['registries:init', 'registries:validate', 'registries:compile', 'registries.source', 'registries.secretsDirectory'].each { assert log.contains(it) }
true
