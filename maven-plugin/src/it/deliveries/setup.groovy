io.registries.maven.it.Sample.copy('deliveries', basedir)
def declared = new File(basedir, 'registries.yaml').text
def changed = declared.replace('repository: billing', 'repository: finance/billing')
assert changed != declared
new File(basedir, 'changed.yaml').text = changed
io.registries.maven.it.WorkTree.create(basedir)
