import io.registries.maven.it.Job
import io.registries.maven.it.PluginRepository
import io.registries.maven.it.Repository
import io.registries.compiler.testing.devtron.DevtronState
import io.registries.compiler.testing.devtron.DevtronStub

def secrets = ['DOCKERHUB_TOKEN', 'DOCKERHUB_PULL_TOKEN', 'HARBOR_PASSWORD', 'REGISTRIES_FINGERPRINT_KEY', 'DEVTRON_TOKEN']
def devtron = new DevtronStub(DevtronState.parse(new File(basedir, 'devtron.json').text))
def repositories = []

// The plugin is in a repository of the team, and nowhere else: a job finds it by the settings that the pipeline names.
def team = new PluginRepository(basedir.toPath())
[team.deploy(), team.run("io.registries:registries-maven-plugin:0.1.0-SNAPSHOT:help".toString())].each { assert it.code() == 0 : it.output() }
assert team.origins() == ['team'] as Set
def developer = ['MAVEN_ARGS': "-s ${team.settings()}".toString(), 'MAVEN_REPOSITORY_URL': team.url()]
def repository = { String name ->
    repositories << new Repository(basedir.toPath(), name, team)
    repositories[-1]
}
def text = { String file -> new File(basedir, file).getText('UTF-8') }

// Runs a job in a clone, with the repository of this test in place of that of the pipeline; no secret is in what it prints, and the
// reports that are named are there.
def run = { Repository on, java.nio.file.Path where, Job job, boolean good, String reports = null, java.nio.file.Path folder = where ->
    assert job.environment().keySet().containsAll(['MAVEN_ARGS', 'MAVEN_REPOSITORY_URL'])
    def here = job.with('MAVEN_REPOSITORY_URL', team.url())
    def made = on.run(where, job.environment().containsKey('DEVTRON_TOKEN') ? here.with('DEVTRON_URL', devtron.url().toString()) : here)
    assert (made.code() == 0) == good : job.script() + '\n' + made.output()
    assert !made.output().contains('canary')
    assert reports == null || Job.missingReports(reports, folder) == []
    made.output()
}

// What the last job pushed: everything that may be committed, nothing that may not.
def deployed = { Repository on ->
    assert on.git('log -2 --format=%s').readLines() == ['Save the state of Devtron', 'Compile registries.yaml']
    assert on.git('show --name-only --format= HEAD').readLines() == ['devtron-state.json']
    def files = on.git('show --name-only --format= HEAD~1').readLines()
    assert files.every { it.startsWith('deploy/') }
    ['deploy/manifest.json', 'deploy/docker-build-configs/storefront.json', 'deploy/sops-values/staging/hub-pull/values.sops.yaml',
     'deploy/sealed-secrets/production/hub-pull.yaml', 'deploy/external-secrets/production/harbor-pull/external-secret.yaml'
    ].each { assert files.contains(it) }
    assert !files.any { it.contains('dt-secrets') || it.endsWith('.registries-lock') }
    assert !on.git('show HEAD HEAD~1').contains('canary')
}
def broken = ['registries.yaml', 'registry: harbor', 'registry: harbour']
// what a pull request learns of Devtron without a token; its own saved state counts for nothing
def planned = { Repository on_, Job job ->
    assert !job.environment().keySet().any { it.contains('DEVTRON') }
    def requests = devtron.requests().size()
    assert run(on_, on_.changed('registries.yaml', 'shop/checkout', 'shop/till'), job, true).contains('dockerRepository: shop/checkout -> shop/till')
    def moved = on_.changed('registries.yaml', 'harbor.acme.example', 'harbour.acme.example')
    on_.add(moved, 'devtron-state.json', '{}')
    assert run(on_, moved, job, false).contains('error[registry-url]')
    assert devtron.requests().size() == requests
}
def edited = ['deploy/image-pull-secrets/staging/checkout.yaml', 'harbor-pull', 'another']

def github = text('github/registries.yml')
def jobOf = { String event -> Job.ofGitHub(github, event) }
def on = repository('github')
run(on, on.checkout(), jobOf('push'), true)
deployed(on)
def before = on.git('rev-parse HEAD')
run(on, on.checkout(), jobOf('push'), true)
assert on.git('rev-parse HEAD') == before : 'nothing changed, so nothing is committed'
def clone = on.changed('registries.yaml', 'acme/storefront', 'acme/shop')
// GitHub's gate writes its reports outside the clone
def gate = { java.nio.file.Path clone_ -> on.temporary(clone_).resolve('gate') }
assert run(on, clone, jobOf('pull_request'), true, github, gate(clone)).contains('storefront')
assert clone.resolve('summary.md').toFile().text.contains('storefront')
clone = on.changed(*broken)
assert run(on, clone, jobOf('pull_request'), false, github, gate(clone)).contains('::error file=registries.yaml')
assert gate(clone).resolve('target/registries-reports/registries.sarif').toFile().text.contains('unknown-registry')
assert run(on, on.changed(*edited), jobOf('pull_request'), false).contains('error[drift]')
planned(on, jobOf('pull_request'))
assert run(on, on.checkout(), jobOf('schedule'), true, 'target/registries-reports/registries.sarif').contains('no drift')
assert jobOf('pull_request').environment().keySet() == ['GITHUB_ACTIONS', 'MAVEN_ARGS', 'MAVEN_REPOSITORY_URL'] as Set

// a pull request cannot skip a gate, run code in it, or fill the local repository of other jobs
def hostile = { Repository on_, Job job ->
    def fork = on_.changed(*broken)
    on_.add(fork, '.mvn/maven.config', '-Dregistries.skip=true')
    on_.add(fork, '.mvn/jvm.config', '-javaagent:.mvn/agent.jar')
    on_.add(fork, 'pom.xml', '<project><properties><registries.skip>true</registries.skip></properties></project>')
    on_.add(fork, 'settings.xml', text('settings.xml').replace('<pluginRepositories>', '<properties><registries.skip>true</registries.skip></properties><pluginRepositories>'))
    def output = run(on_, fork, job, false)
    assert output.contains('error[unknown-registry]') && !output.contains('skipped')
    assert output.contains('local repository: ')
}
// a new runner: the local repository of the gate is empty, and filled from the team's
def fresh = { Repository on_, Job job ->
    def output = run(on_, on_.checkout(), job.with(Repository.OWN_REPOSITORY, 'true'), true)
    def own = new File((output =~ /local repository: (.+)/)[0][1])
    assert !own.exists() || PluginRepository.origins(own.toPath()) == ['team'] as Set
}

hostile(on, jobOf('pull_request'))
fresh(on, jobOf('pull_request'))
def nowhere = [(Repository.OWN_REPOSITORY): 'true', MAVEN_REPOSITORY_URL: new File(basedir, 'nothing').toURI().toString()]
assert on.run(on.checkout(), nowhere.inject(jobOf('pull_request')) { job, name, value -> job.with(name, value) }).code() != 0

// main is protected: the job proposes what it compiled, once
on = repository('protected')
def requests = new File(basedir, 'pull-requests.txt')
on.addProgram('gh', """#!/bin/sh
[ -n "\$GH_TOKEN" ] || exit 1
case \$2 in list) cut -d' ' -f1 '${requests}' ;; *) echo "1 \$*" >>'${requests}' ;; esac
""")
requests.text = ''
def first = on.git('rev-parse main')
2.times { run(on, on.checkout(), Job.ofGitHub(text('github/protected-main.yml'), 'push'), true) }
assert on.git('rev-parse main') == first
assert requests.readLines().size() == 1 && requests.text.startsWith('1 pr create --base main --head registries-compiled ')
def proposed = on.git('show --name-only --format= registries-compiled').readLines()
assert proposed.containsAll(['devtron-state.json', 'deploy/manifest.json']) && proposed.every { it == 'devtron-state.json' || it.startsWith('deploy/') }
on.git('merge -q registries-compiled')
def merged = on.git('rev-parse registries-compiled')
run(on, on.checkout(), Job.ofGitHub(text('github/protected-main.yml'), 'push'), true)
assert on.git('rev-parse registries-compiled') == merged : 'nothing changed, so nothing is proposed'

def gitlab = text('gitlab/.gitlab-ci.yml')
on = repository('gitlab')
run(on, on.checkout(), Job.ofGitLab(gitlab, 'deploy', *secrets), true)
deployed(on)
run(on, on.changed('registries.yaml', 'acme/storefront', 'acme/shop'), Job.ofGitLab(gitlab, 'validate'), true, gitlab)
hostile(on, Job.ofGitLab(gitlab, 'validate'))
fresh(on, Job.ofGitLab(gitlab, 'validate'))
clone = on.changed(*broken)
run(on, clone, Job.ofGitLab(gitlab, 'validate'), false, gitlab)
assert clone.resolve('target/registries-reports/registries.gitlab.json').toFile().text.contains('unknown-registry')
assert run(on, on.changed(*edited), Job.ofGitLab(gitlab, 'drift'), false).contains('error[drift]')
planned(on, Job.ofGitLab(gitlab, 'plan'))
run(on, on.checkout(), Job.ofGitLab(gitlab, 'check', *secrets), true, gitlab)

def jenkins = new Binding(file: new File(basedir, 'jenkins/Jenkinsfile'))
new GroovyShell(getClass().classLoader, jenkins).evaluate(new File(basedir, 'jenkins.groovy'))
assert jenkins.published == ['registries.xml', 'registries.html,target/registries-reports/apply.json', 'registries.sarif'].collect { 'target/registries-reports/' + it }
def stage = { String name ->
    def read = jenkins.stages[name]
    def job = Job.withSecrets(read.scripts.join('\n'), read.credentials)
    jenkins.environment.each { name_, value -> job = job.with(name_, value) }
    job
}
assert ['Validate', 'Drift', 'Plan'].every { jenkins.stages[it].credentials == [] }
on = repository('jenkins')
run(on, on.checkout(), stage('Deploy'), true)
deployed(on)
hostile(on, stage('Validate'))
fresh(on, stage('Validate'))
run(on, on.changed(*broken), stage('Validate'), false, jenkins.published.join(' '))
assert run(on, on.changed(*edited), stage('Drift'), false).contains('error[drift]')
planned(on, stage('Plan'))
assert run(on, on.checkout(), stage('Check'), true, jenkins.published.join(' ')).contains('no drift')

// the commands of the README on hooks, then commits
on = repository('hooks')
clone = on.checkout()
def commit = 'git -c user.name=one -c user.email=one@example.org commit -m change'
def install = text('README.md').readLines().findAll { it =~ /^ {4}(cp|chmod) / }*.trim()
assert install.size() == 2
run(on, clone, new Job(install.join('\n'), developer), true)
def refused = run(on, clone, new Job("sed -i 's/registry: harbor/registry: harbour/' registries.yaml; git add .; ${commit}", developer), false)
assert refused.contains('error[unknown-registry]')
// the hook checks the staged file: an unstaged fix does not help, and an unstaged mistake does no harm
run(on, clone, new Job("sed -i 's/harbour/harbor/' registries.yaml; ${commit}", developer), false)
run(on, clone, new Job("git checkout -q HEAD -- registries.yaml; sed -i 's|acme/storefront|acme/shop|' registries.yaml; git add .; sed -i 's/registry: harbor/registry: harbour/' registries.yaml; ${commit}", developer), true)
assert run(on, clone, new Job('git log -1 --format=%s', developer), true).trim() == 'change'

// the entry of pre-commit's hook
def hook = new org.snakeyaml.engine.v2.api.Load(org.snakeyaml.engine.v2.api.LoadSettings.builder().build()).loadFromString(text('pre-commit/.pre-commit-hooks.yaml'))[0]
run(on, on.checkout(), new Job(hook.entry, developer), true)
run(on, on.changed(*broken), new Job(hook.entry, developer), false)
assert 'registries.yaml' =~ hook.files && 'certs/sealed-secrets.pem' =~ hook.files && !('other.yaml' =~ hook.files)

// what the README tells to run in the folder, offline, and its last compilation; the shell carries variables on
def commands = text('README.md').readLines().findAll { it =~ /^ {4}(mvn|export) / }*.trim()
assert commands.size() == 5
run(on, on.checkout(), new Job(commands.join('\n'), developer), true)
// somebody changes Devtron: the nightly jobs say so
def clicked = new groovy.json.JsonSlurper().parseText(new File(basedir, 'devtron.json').text)
clicked.applications[0].template.dockerRepository = 'acme/clicked'
assert devtron.writes().isEmpty() && devtron.violations().isEmpty()
devtron.close()
devtron = new DevtronStub(DevtronState.parse(groovy.json.JsonOutput.toJson(clicked)))
[jobOf('schedule'), Job.ofGitLab(gitlab, 'check', *secrets), stage('Check')].eachWithIndex { job, host ->
    assert run(repositories[host], repositories[host].checkout(), job, false).contains('dockerRepository: acme/clicked -> acme/storefront')
}
// the next deployment applies the declaration, whichever host runs it
[jobOf('push'), Job.ofGitLab(gitlab, 'deploy', *secrets), stage('Deploy')].eachWithIndex { job, host ->
    devtron.change { it.path('applications').get(0).path('template').put('dockerRepository', 'acme/clicked') }
    assert run(repositories[host], repositories[host].checkout(), job, true).contains('dockerRepository: acme/clicked -> acme/storefront')
    assert devtron.state().path('applications').get(0).path('template').path('dockerRepository').asString() == 'acme/storefront'
}
assert devtron.violations().isEmpty()
devtron.close()
repositories*.deleteTemporary()
true
