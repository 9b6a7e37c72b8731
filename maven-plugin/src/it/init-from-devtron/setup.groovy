import io.registries.compiler.testing.devtron.DevtronState
import io.registries.compiler.testing.devtron.DevtronStub

def devtron = new DevtronStub(DevtronState.load('shop'))
context.put('devtron', devtron)
['token': 'canary-super-admin', 'developer': 'canary-developer'].each { name, secret ->
    def file = new File(basedir, name + '.txt')
    file.text = secret
    file.setReadable(false, false)
    file.setReadable(true, true)
}
new File(basedir, 'registries.json').text = '[]'
new File(basedir, 'pom.xml').text = """\
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>acme</groupId>
  <artifactId>init-from-devtron</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <properties>
    <registries.reports>json,markdown</registries.reports>
    <registries.plan.failOn>changed,pending,refused</registries.plan.failOn>
  </properties>
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
