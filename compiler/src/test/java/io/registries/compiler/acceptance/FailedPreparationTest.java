// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.registries.compiler.testing.CompilerRunner;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A failure of a preparation thread is rethrown by the run with its cause. */
class FailedPreparationTest {
    @Test
    void rethrowsTheSchemaError() throws Exception {
        assertThat(thrownWithout("/schema", Validate.class))
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasRootCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void rethrowsTheTemplateError() throws Exception {
        assertThat(thrownWithout(".mustache", Compile.class))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("docker-build-configs");
    }

    // Uses a separate class loader, since a class whose initialization failed stays unusable.
    private static Throwable thrownWithout(String resource, Class<? extends Callable<Object>> run) throws Exception {
        try (URLClassLoader loader = new Incomplete(resource)) {
            Object callable = loader.loadClass(run.getName()).getConstructor().newInstance();
            assertThat(callable.getClass()).isNotEqualTo(run);
            return catchThrowable(((Callable<?>) callable)::call);
        }
    }

    private static final class Incomplete extends URLClassLoader {
        private final String missing;

        private Incomplete(String missing) throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.missing = missing;
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        public @Nullable URL findResource(String name) {
            return !name.endsWith(".class") && name.contains(missing) ? null : super.findResource(name);
        }
    }

    /** Validates a sample. */
    public static final class Validate implements Callable<Object> {
        @Override
        public Object call() {
            return CompilerRunner.validate(CompilerRunner.SAMPLES.resolve("quickstart"), "registries.yaml");
        }
    }

    /** Compares a sample with a missing directory, which writes nothing. */
    public static final class Compile implements Callable<Object> {
        @Override
        public Object call() throws Exception {
            Path sample = CompilerRunner.SAMPLES.resolve("quickstart");
            return CompilerRunner.compiler()
                    .diff(CompilerRunner.request(sample, "registries.yaml", Path.of("/missing"), Map.of()));
        }
    }
}
