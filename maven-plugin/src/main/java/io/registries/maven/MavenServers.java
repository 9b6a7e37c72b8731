// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.RunContext;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.model.SecretReference;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

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
            throw new CredentialSource.CredentialUnavailableException(true, "does not exist", unknown(id));
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        boolean failed = result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING);
        boolean secret = part == CredentialSource.CredentialPart.SECRET;
        ServerText.check(
                id,
                part,
                secret ? server.getPassword() : server.getUsername(),
                secret ? result.getServer().getPassword() : result.getServer().getUsername(),
                secret && failed);
        return secret ? result.getServer().getPassword() : result.getServer().getUsername();
    }

    private String unknown(String id) {
        List<String> similar = Suggestions.closest(
                id, settings.getServers().stream().map(Server::getId).toList());
        return similar.isEmpty()
                ? "add a `<server>` with the id `" + id + "`"
                : "did you mean `" + similar.get(0) + "`?";
    }

    @Override
    public String toString() {
        return "MavenServers";
    }
}
