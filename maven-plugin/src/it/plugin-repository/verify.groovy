import io.registries.maven.it.PluginRepository

def repository = new PluginRepository(basedir.toPath())
def deployed = repository.deploy()
assert deployed.code() == 0 : deployed.output()

// An empty local repository and no POM: all that Maven knows of the plugin is in settings.xml.
def validated = repository.run('registries:validate')
assert validated.code() == 0 : validated.output()
assert validated.output().contains('valid: 2 registries, 2 environments, 1 application')
assert repository.origins() == ['team'] as Set

def compiled = repository.run('registries:compile', '-Dregistries.connectivity=skip')
assert compiled.code() == 0 : compiled.output()
assert new File(basedir, 'user/target/registries/dt-secrets/production/regcred/values.yaml').exists()

// Without the file, the prefix is unknown.
assert repository.runWithoutSettings('registries:validate').output().contains("No plugin found for prefix 'registries'")
