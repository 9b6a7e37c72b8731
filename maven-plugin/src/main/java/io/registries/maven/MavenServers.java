// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.RunContext;
import io.registries.compiler.model.SecretReference;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** The servers of Maven's settings.xml, encrypted or not. */
final class MavenServers implements CredentialSource {
    private final Settings settings;
    private final SettingsDecrypter decrypter;

    MavenServers(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /** This machine, with the servers as a place where secrets are kept. */
    static RunContext host(MavenSession session, SettingsDecrypter decrypter) {
        return RunContext.current().with(new MavenServers(session.getSettings(), decrypter));
    }

    @Override
    public boolean serves(SecretReference reference) {
        return reference instanceof SecretReference.MavenServer;
    }

    @Override
    public String read(SecretReference reference, CredentialSource.CredentialPart part)
            throws CredentialSource.CredentialUnavailableException {
        String id = ((SecretReference.MavenServer) reference).id();
        Server server = settings.getServer(id);
        if (server == null) {
            throw new CredentialSource.CredentialUnavailableException(
                    true, "does not exist", "add a `<server>` with the id `" + id + "`");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        @Nullable
        String value = part == CredentialSource.CredentialPart.USERNAME
                ? result.getServer().getUsername()
                : result.getServer().getPassword();
        boolean failed = result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
        if (part == CredentialSource.CredentialPart.SECRET && (failed || isEncrypted(value))) {
            throw new CredentialSource.CredentialUnavailableException(
                    false,
                    "cannot be decrypted",
                    "check settings-security.xml: its master password must be the one that the password of `" + id
                            + "` was encrypted with");
        }
        if (value == null || value.isEmpty()) {
            throw new CredentialSource.CredentialUnavailableException(
                    true, "has no " + part.id(), "add `<" + part.id() + ">` to the server `" + id + "`");
        }
        return value;
    }

    // What Maven could not decrypt it leaves as it is.
    private static boolean isEncrypted(@Nullable String value) {
        return value != null && value.matches("(?s).*\\{[A-Za-z0-9+/=]{20,}}.*");
    }

    @Override
    public String toString() {
        return "MavenServers";
    }
}
