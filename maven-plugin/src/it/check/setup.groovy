// a registry on this machine that takes one password, and speaks no TLS
def right = 'Authorization: Basic ' + 'acme:canary-right'.bytes.encodeBase64()
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
                def status = head.toString().contains(right) ? '200 OK' : '401 Unauthorized'
                output << "HTTP/1.1 ${status}\r\nWWW-Authenticate: Basic realm=\"lab\"\r\nContent-Length: 0\r\n" +
                        'Connection: close\r\n\r\n'
            }
        }
    }
}
['right', 'wrong'].each { password ->
    new File(basedir, password + '.txt').text = 'canary-' + password
    new File(basedir, password + '.yaml').text = """\
apiVersion: registries/v1
registries:
  - name: lab
    type: other
    url: 127.0.0.1:${listener.localPort}
    connection: insecure
    username: acme
    password: {file: ${password}.txt}
    default: true
applications:
  - {name: one, repository: acme/one}
"""
}
io.registries.maven.it.WorkTree.create(basedir)
