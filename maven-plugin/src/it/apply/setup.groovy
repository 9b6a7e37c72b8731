import io.registries.compiler.testing.devtron.DevtronState
import io.registries.compiler.testing.devtron.DevtronStub

// a registry on this machine that takes two passwords, and speaks no TLS
def accepted = ['canary-right', 'canary-rotated'].collect { 'Authorization: Basic ' + "acme:${it}".bytes.encodeBase64() }
def listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())
context.put('listener', listener)
Thread.startDaemon {
    while (true) {
        def socket
        try {
            socket = listener.accept()
        } catch (SocketException ignored) {
            // The listener is closed. The exception would be printed into the log of the project that runs next.
            return
        }
        Thread.startDaemon {
            socket.withStreams { input, output ->
                def head = new StringBuilder()
                while (!head.toString().endsWith('\r\n\r\n')) {
                    int next = input.read()
                    boolean tls = head.length() == 0 && next == 0x16
                    if (tls || next < 0) {
                        output << (tls ? 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n' : '')
                        return
                    }
                    head.append((char) next)
                }
                def status = accepted.any { head.toString().contains(it) } ? '200 OK' : '401 Unauthorized'
                output << "HTTP/1.1 ${status}\r\nWWW-Authenticate: Basic realm=\"lab\"\r\nContent-Length: 0\r\n" +
                        'Connection: close\r\n\r\n'
            }
        }
    }
}
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
  - {name: lab, type: other, url: "127.0.0.1:${listener.localPort}", connection: insecure, username: acme, password: {file: ${password}.txt}}
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
