io.registries.maven.it.WorkTree.create(basedir)
def secret = new File(basedir, 'token.txt')
secret.text = 'canary-of-a-file'
secret.setReadable(false, false)
secret.setReadable(true, true)
// the name of a file may have line breaks on Linux and macOS only
def isWindows = System.getProperty('os.name').startsWith('Windows')
def config = new File(basedir, 'config')
config.mkdir()
def name = isWindows ? 'a.yaml' : 'a\n::set-output name=pwned::1\n.yaml'
new File(config, name).text = 'apiVersion: registries/v1\nregistries: [{name: hub}] # ##[add-mask]a ##[stop-commands]b\n'
true
