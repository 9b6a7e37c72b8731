import io.registries.compiler.testing.devtron.DevtronState
import io.registries.compiler.testing.devtron.DevtronStub

def devtron = new DevtronStub(DevtronState.load('shop'))
context.put('devtron', devtron)
['token': 'canary-super-admin', 'developer': 'canary-developer', 'hub': 'canary-hub-password', 'changed': 'canary-new'].each { name, secret ->
    def file = new File(basedir, name + '.txt')
    file.text = secret
    file.setReadable(false, false)
    file.setReadable(true, true)
}
def yaml = { password, repository -> """\
apiVersion: registries/v1
registries:
  - {name: hub, type: docker-hub, username: acme, password: {file: ${password}.txt}, default: true}
environments:
  - {name: staging, cluster: default_cluster, namespace: shop-staging}
applications:
  - {name: cart, project: shop, repository: ${repository}, environments: [staging]}
""" }
new File(basedir, 'registries.yaml').text = yaml('hub', 'acme/cart')
new File(basedir, 'changed.yaml').text = yaml('changed', 'acme/basket')
new File(basedir, 'pom.xml').text = """\
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>acme</groupId>
  <artifactId>plan</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <profiles>
    <profile>
      <id>live</id>
      <properties>
        <registries.devtron.url>${devtron.url()}</registries.devtron.url>
      </properties>
    </profile>
  </profiles>
</project>
"""
return true
