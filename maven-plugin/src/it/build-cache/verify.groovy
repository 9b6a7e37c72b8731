import java.util.zip.ZipFile

def log = { String name -> new File(basedir, name + '.log').text }
def validated = 'valid: 2 registries, 2 environments, 1 application'
def skipped = ['Skipping plugin execution (cached): registries:validate', 'Skipping plugin execution (cached): registries:compile']
def files = { File root ->
    def found = [:]
    root.eachFileRecurse(groovy.io.FileType.FILES) { found[root.relativePath(it)] = it.bytes.encodeBase64() as String }
    // the lock belongs to runs on this machine, not to the output
    found.findAll { name, content -> name != '.registries-lock' }
}
def outputs = { String folder, String output -> files(new File(new File(basedir, folder), 'target/' + output)) }

// the same input in another folder is restored; another input, or a run of which more is asked, is run
skipped.each { assert log('restored').contains(it) }
assert !log('restored').contains(validated)
['built', 'changed', 'asked'].each { name ->
    assert log(name).contains(validated) : name
    assert !log(name).contains('(cached)')
}
assert outputs('elsewhere', 'registries').containsKey('docker-build-configs/checkout.json')
assert outputs('elsewhere', 'registries') == outputs('.', 'registries')
assert outputs('changed', 'registries') != outputs('.', 'registries')

// what holds secrets is made by each run, and no cache has it
['built', 'restored', 'changed', 'asked'].each { assert log(it).contains('compile (secrets) @ platform') : it }
assert outputs('elsewhere', 'registries-secrets').containsKey('dt-secrets/production/regcred/values.yaml')
def token = new File(basedir, 'secrets/dockerhub-token.txt').text.trim()
def encoded = token.bytes.encodeBase64() as String
assert new File(basedir, 'target/registries-secrets/dt-secrets/production/regcred/values.yaml').text.contains(token)
def names = []
new File(basedir, 'cache').eachFileRecurse(groovy.io.FileType.FILES) { file ->
    assert !file.text.contains(token)
    if (file.name.endsWith('.zip')) {
        new ZipFile(file).withCloseable { zip ->
            zip.entries().each { entry ->
                names << entry.name
                def text = zip.getInputStream(entry).getText('UTF-8')
                assert !text.contains(token) && !text.contains(encoded) : entry.name
            }
        }
    }
}
assert names.containsAll(['checkout.json', 'manifest.json', 'production/checkout.yaml'])
assert !names.any { it.contains('dt-secrets') || it.contains('values.yaml') }
true
