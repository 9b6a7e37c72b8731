def log = new File(basedir, 'build.log').text
assert log.count('valid: 1 registry, 1 environment, 1 application') == 3
assert log.contains('no registries.yaml in this module: nothing to do')
assert new File(basedir, 'target/registries/docker-build-configs/one.json').exists()
assert new File(basedir, 'another/target/registries/docker-build-configs/two.json').exists()
assert new File(basedir, 'third/target/registries/docker-build-configs/three.json').exists()
assert !new File(basedir, 'without-registries/target/registries').exists()
// modules side by side, and no goal that Maven would warn of
assert log.contains('Using the MultiThreadedBuilder implementation with a thread count of 2')
assert !log.toLowerCase().contains('thread-safe') && !log.contains('@threadSafe')
