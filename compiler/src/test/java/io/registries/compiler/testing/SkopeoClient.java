// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * skopeo with the settings of one registry.
 *
 * @param folder of its files
 * @param system the certificates that the system trusts
 * @param authority the certificates that are trusted for the registry
 * @param verifies whether certificates are verified
 * @param login the username and the password
 * @param environment variables of the environment
 */
public record SkopeoClient(
        Path folder,
        Path system,
        Optional<Path> authority,
        boolean verifies,
        Optional<String> login,
        Map<String, String> environment) {
    private static final String TIMEOUT = "5s";

    /** skopeo with no settings. */
    public static SkopeoClient in(Path folder, Path system) {
        return new SkopeoClient(folder, system, Optional.empty(), true, Optional.empty(), Map.of());
    }

    public SkopeoClient withoutVerification() {
        return new SkopeoClient(folder, system, authority, false, login, environment);
    }

    public SkopeoClient trusting(Path file) {
        return new SkopeoClient(folder, system, Optional.of(file), verifies, login, environment);
    }

    public SkopeoClient as(String username, String password) {
        return new SkopeoClient(
                folder, system, authority, verifies, Optional.of(username + ":" + password), environment);
    }

    public SkopeoClient with(Map<String, String> variables) {
        return new SkopeoClient(folder, system, authority, verifies, login, variables);
    }

    /**
     * What skopeo did.
     *
     * @param good whether it succeeded
     * @param reason the last part of its error
     */
    public record Answer(boolean good, String reason) {}

    /**
     * Runs skopeo with the tag {@code latest} of a repository.
     *
     * @param command {@code inspect}, which reads its manifest, or {@code copy}, which pushes an image to it
     */
    public Answer run(String command, String registry, String repository) throws IOException {
        String image = "docker://" + registry + "/" + repository + ":latest";
        List<Object> arguments = new ArrayList<>(List.of("--command-timeout=" + TIMEOUT, "--insecure-policy", command));
        String prefix = command.equals("copy") ? "--dest-" : "--";
        if (command.equals("copy")) {
            arguments.add("dir:" + EmptyImage.write(folder.resolve("image")));
        } else {
            arguments.add("--raw");
        }
        arguments.add(image);
        arguments.add(prefix + "tls-verify=" + verifies);
        arguments.add(login.map(pair -> prefix + "creds=" + pair).orElse(prefix + "no-creds"));
        if (authority.isPresent()) {
            Path certificates = Files.createDirectories(folder.resolve("certs.d"));
            Files.copy(authority.get(), certificates.resolve("ca.crt"));
            arguments.add(prefix + "cert-dir=" + certificates);
        }
        Program.Run run = Program.named("skopeo").with(variables()).run(folder, arguments.toArray());
        return new Answer(run.code() == 0, run.code() == 0 ? "" : reason(run.output()));
    }

    private Map<String, String> variables() throws IOException {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("SSL_CERT_FILE", system.toString());
        all.put(
                "SSL_CERT_DIR",
                Files.createDirectories(folder.resolve("no-certificates")).toString());
        return all;
    }

    private static String reason(String output) {
        String line = output.strip().lines().reduce((first, last) -> last).orElse("");
        return line.length() > 160 ? "..." + line.substring(line.length() - 160) : line;
    }
}
