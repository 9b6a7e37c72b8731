import io.registries.maven.it.LoginServer

def registry = new LoginServer('acme', 'canary-right')
context.put('registry', registry)
['right', 'wrong'].each { password ->
    new File(basedir, password + '.txt').text = 'canary-' + password
    new File(basedir, password + '.yaml').text = """\
apiVersion: registries/v1
registries:
  - name: lab
    type: other
    url: 127.0.0.1:${registry.port()}
    connection: insecure
    username: acme
    password: {file: ${password}.txt}
    default: true
applications:
  - {name: one, repository: acme/one}
"""
}
io.registries.maven.it.WorkTree.create(basedir)
