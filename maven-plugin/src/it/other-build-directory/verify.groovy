// what Maven's `clean` removes, and nothing beside it
assert new File(basedir, 'build.log').text.contains('4 written, 0 unchanged, 0 removed in build/output/registries')
assert new File(basedir, 'build/output/registries/docker-build-configs/one.json').exists()
assert new File(basedir, 'build/output/registries-reports/registries.json').exists()
assert !new File(basedir, 'target').exists()
