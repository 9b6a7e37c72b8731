// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The samples as integration tests: copied before the build, compared with what they promise after it. */
public final class Sample {
    private static final Pattern SECRET =
            Pattern.compile("target/registries/(dt-secrets|kubernetes-secrets|docker-config|devtron-registries)/");
    private static final Path SAMPLES = classes().resolve("../../../samples").normalize();
    private static final String EXPECTED = "expected";

    private Sample() {}

    // The working folder is that of the whole build, or of this module: the classes lie in one place.
    static Path classes() {
        try {
            return Path.of(Sample.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies what a user would have: the sample without its expected output. */
    public static void copy(String name, File basedir) throws IOException {
        Path sample = SAMPLES.resolve(name);
        for (Map.Entry<String, String> file : read(sample).entrySet()) {
            if (!file.getKey().startsWith(EXPECTED) && !file.getKey().startsWith("target")) {
                Path target = basedir.toPath().resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
        }
    }

    /** Compares every byte, and the modes of secret files; no secret may be in the log, which was made with -X. */
    public static void verify(String name, File basedir) throws IOException {
        Path output = basedir.toPath().resolve("target").resolve("registries");
        Map<String, String> actual = read(output);
        if (!actual.equals(read(SAMPLES.resolve(name).resolve(EXPECTED)))) {
            throw new AssertionError(output + " differs from the sample's expected output");
        }
        String log = Files.readString(basedir.toPath().resolve("build.log"));
        try (Stream<Path> files = Files.walk(basedir.toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = basedir.toPath().relativize(file).toString();
                if (SECRET.matcher(path).find()) {
                    assertOwnerOnly(file, "rw-------");
                    assertOwnerOnly(file.getParent(), "rwx------");
                }
                if (path.contains("secrets/") && !path.contains("target/")) {
                    assertNotIn(log, Files.readString(file).strip(), path);
                }
            }
        }
    }

    private static void assertNotIn(String log, String secret, String path) {
        int half = Math.min(secret.length(), 24);
        if (log.contains(secret.substring(secret.length() - half))) {
            throw new AssertionError("the log holds the secret of " + path);
        }
    }

    private static void assertOwnerOnly(Path path, String mode) throws IOException {
        String actual = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        if (!actual.equals(mode)) {
            throw new AssertionError(path + " has mode " + actual);
        }
    }

    // Without the ledger.
    private static Map<String, String> read(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (!path.toString().contains(".registries-")) {
                    files.put(root.relativize(path).toString(), Files.readString(path));
                }
            }
        }
        return files;
    }
}
