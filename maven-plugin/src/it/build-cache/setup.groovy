import io.registries.maven.it.Sample

def cache = new File(basedir, 'cache')
cache.deleteDir()
new File(basedir, 'test.properties').text = "maven.build.cache.location=${cache}\nregistries.connectivity=skip\n"
[basedir, new File(basedir, 'elsewhere'), new File(basedir, 'changed')].each { Sample.copy('build-cache', it) }
def changed = new File(basedir, 'changed/registries.yaml')
changed.text = changed.text.replace('repository: acme/checkout', 'repository: acme/till')
true
