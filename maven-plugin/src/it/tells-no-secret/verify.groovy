def log = new File(basedir, 'build.log').text
// each of the runs got as far as it should
['valid: 2 registries', '8 written', 'error[unsafe-path]: `taken` is a regular file, not a directory', 'error[plaintext-secret]',
 'warning[plaintext-secret]', 'error[unclosed-quote]', 'error[invalid-service-account-key]', 'error[invalid-template]'
].each { assert log.contains(it) : it }
assert !log.contains('canary')
basedir.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def path = basedir.toPath().relativize(file.toPath()).toString()
    if (path.startsWith('target/') && !(path =~ '(dt-secrets|devtron-registries)/')) {
        assert !file.text.contains('canary') : path
    }
}
assert new File(basedir, 'taken').text == 'somebody else wrote this\n'
