def (option, explain, config, project, strict, profile, withoutPom, strictProfile) = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
[(option): ['enviroments', 'environments'], (explain): ['explain.cod', 'explain.code'], (config): ['failOnWarnings', 'failOnWarning']].each { log, names ->
    assert log.contains("error[unknown-property]: there is no property `registries.${names[0]}`")
    assert log.contains("did you mean `registries.${names[1]}`?")
    assert !log.contains('valid: ') && !log.contains('written, ')
}
assert !new File(basedir, 'maven-config/target/registries').exists()
[project, strict].each {
    assert it.contains('warning[unknown-property]: there is no property `registries.report`')
    assert it.contains('did you mean `registries.reports`?')
    assert !it.contains('registries.version')
}
[profile, withoutPom, strictProfile].each {
    assert it.contains('warning[unknown-property]: there is no property `registries.conectivity`')
    assert it.contains('did you mean `registries.connectivity`?')
    assert !it.contains('registries.version')
}
true
