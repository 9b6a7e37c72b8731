// Reads a Jenkinsfile as Jenkins does: a declarative pipeline, in which a word that has no place where it stands is an error.
// The binding gets `stages`, the commands of each with the credentials that it is given, `environment`, the variables of all, and
// `published`, the reports.
binding.stages = [:]
binding.environment = [:]
binding.published = []

class Section {
    Script script
    String name
    Map<String, Closure> words = [:]

    def methodMissing(String word, Object args) {
        if (!words.containsKey(word)) {
            throw new AssertionError("`${word}` has no place in `${name}`" as Object)
        }
        words[word].call(*(args as List))
    }

    def propertyMissing(String word) {
        if (word == 'env') {
            return [BRANCH_NAME: 'main']
        }
        if (word != 'any') {
            throw new AssertionError("`${word}` has no place in `${name}`" as Object)
        }
        word
    }

    void propertyMissing(String word, Object value) {
        if (name != 'environment') {
            throw new AssertionError("`${word}` cannot be set in `${name}`" as Object)
        }
        words['='].call(word, value)
    }

    void read(Closure body) {
        body.delegate = this
        body.resolveStrategy = Closure.DELEGATE_ONLY
        body.call()
    }
}

def section = { String name, Map words, Closure body -> new Section(script: this, name: name, words: words).read(body) }
def text = { Object value -> assert value instanceof CharSequence && value }
def conditions
conditions = [branch: text, changeset: text, triggeredBy: text, changeRequest: { -> },
    not: { Closure body -> section('not', conditions, body) }]

def stage = { String name, Closure body ->
    def run = [scripts: [], credentials: []]
    assert !stages.containsKey(name)
    stages[name] = run
    def steps
    steps = [
        sh: { CharSequence command -> run.scripts << command.toString() },
        gitUsernamePassword: { Map options -> assert options.keySet() == ['credentialsId'] as Set },
        withCredentials: { List bindings, Closure inner -> section('withCredentials', steps, inner) }]
    section("stage ${name}", [
        when: { Closure inner -> section('when', conditions, inner) },
        environment: { Closure inner -> section('environment', [
            credentials: { CharSequence id -> assert id ==~ /[a-z-]+/; id },
            '=': { String variable, Object value -> run.credentials << variable }], inner) },
        steps: { Closure inner -> section('steps', steps, inner) }], body)
    assert run.scripts
}

def publishers = [
    junit: { Map options ->
        assert options.keySet() == ['testResults', 'allowEmptyResults'] as Set
        published << options.testResults
    },
    archiveArtifacts: { Map options ->
        assert options.keySet() == ['artifacts', 'allowEmptyArchive'] as Set
        published << options.artifacts
    },
    sarif: { Map options -> assert options.keySet() == ['pattern'] as Set; options.pattern },
    recordIssues: { Map options ->
        assert options.keySet() == ['enabledForFailure', 'tool'] as Set
        published << options.tool
    }]

def pipeline = [
    agent: { Object where -> assert where == 'any' },
    tools: { Closure body -> section('tools', [maven: text, jdk: text], body) },
    environment: { Closure body -> section('environment', [
        '=': { String variable, Object value -> text(value); environment[variable] = value.toString() }], body) },
    options: { Closure body -> section('options', [disableConcurrentBuilds: { -> }], body) },
    triggers: { Closure body -> section('triggers', [cron: { Object at -> assert at ==~ /(\S+ ){4}\S+/ }], body) },
    stages: { Closure body -> section('stages', [stage: stage], body) },
    post: { Closure body -> section('post', [always: { Closure inner -> section('always', publishers, inner) }], body) }]

def jenkinsfile = new GroovyShell().parse(binding.file as File)
jenkinsfile.metaClass.pipeline = { Closure body -> section('pipeline', pipeline, body) }
jenkinsfile.run()
