import io.registries.maven.it.LoginServer
import io.registries.compiler.testing.devtron.DevtronState
import io.registries.compiler.testing.devtron.DevtronStub

def registry = new LoginServer('acme', 'canary-right', 'canary-rotated')
context.put('registry', registry)
def devtron = new DevtronStub(DevtronState.load('shop'))
context.put('devtron', devtron)
def secret = { name, text ->
    def file = new File(basedir, name + '.txt')
    file.text = text
    file.setReadable(false, false)
    file.setReadable(true, true)
}
secret('token', 'canary-super-admin')
['right', 'rotated', 'wrong'].each { secret(it, 'canary-' + it) }
['registries': 'right', 'rotated': 'rotated', 'wrong': 'wrong'].each { name, password ->
    new File(basedir, name + '.yaml').text = """\
apiVersion: registries/v1
devtron: {pullSecrets: webhook, pullSecretInjection: by-name}
registries:
  - {name: lab, type: other, url: "127.0.0.1:${registry.port()}", connection: insecure, username: acme, password: {file: ${password}.txt}}
environments:
  - {name: staging, cluster: default_cluster, namespace: shop-staging, pullSecrets: [{name: lab-pull, release: lab-pull}]}
applications:
  - {name: cart, project: shop, registry: lab, repository: acme/cart, environments: [staging]}
"""
}
new File(basedir, 'pom.xml').text = """\
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>acme</groupId>
  <artifactId>apply</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <properties>
    <registries.devtron.url>${devtron.url()}</registries.devtron.url>
    <registries.devtron.token>file:token.txt</registries.devtron.token>
  </properties>
  <profiles>
    <profile>
      <id>strict</id>
      <properties>
        <registries.plan.failOn>changed,refused,incomplete</registries.plan.failOn>
      </properties>
    </profile>
  </profiles>
</project>
"""
return true
