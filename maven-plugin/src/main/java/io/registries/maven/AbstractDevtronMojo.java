// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.PlanRequest;
import io.registries.compiler.PlanRequest.PlanSource;
import io.registries.compiler.ProgressListener;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.model.plan.PlanOutcome;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that compares a configuration with Devtron. */
abstract class AbstractDevtronMojo extends AbstractSourceMojo {
    /** The URL of Devtron, such as {@code https://devtron.acme.internal}. */
    @Parameter(property = "registries.devtron.url")
    private @Nullable String devtronUrl;

    /**
     * Where the API token of Devtron is: {@code env:NAME}, {@code file:path}, or {@code server:id} for the password of a
     * server in settings.xml. The token itself is refused.
     */
    @Parameter(property = "registries.devtron.token")
    private @Nullable String devtronToken;

    /** The name of the Devtron instance, if environments name several in {@code devtron}. */
    @Parameter(property = "registries.devtron.name")
    private @Nullable String devtronName;

    /** A PEM file with certificate authorities to trust for Devtron, in addition to those of the system. */
    @Parameter(property = "registries.devtron.caCertificate")
    private @Nullable File devtronCaCertificate;

    /** The time limit of one request to Devtron, such as {@code 30s}. */
    @Parameter(property = "registries.devtron.timeout", defaultValue = DevtronSettings.TIMEOUT)
    private String devtronTimeout;

    /** The maximum number of requests to Devtron at the same time, 1 to 8. */
    @Parameter(property = "registries.devtron.parallelism", defaultValue = DevtronSettings.PARALLELISM)
    private int devtronParallelism;

    /** Whether you know that Devtron writes the secrets that it receives into its log. */
    @Parameter(property = "registries.devtron.acknowledgeLogs", defaultValue = "false")
    private boolean devtronAcknowledgeLogs;

    /** The applications to handle, separated by commas; {@code *} stands for any text. Default: all. */
    @Parameter(property = "registries.applications")
    private Set<String> applications = Set.of();

    /** The projects whose applications are handled, separated by commas; {@code *} stands for any text. Default: all. */
    @Parameter(property = "registries.projects")
    private Set<String> projects = Set.of();

    /**
     * The environments to handle, separated by commas. Default: all. In {@code init}, {@code plan} and {@code apply}, {@code *}
     * stands for any text.
     */
    @Parameter(property = "registries.environments")
    private Set<String> environments = Set.of();

    private final SettingsDecrypter decrypter;

    AbstractDevtronMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    final RunContext host() {
        return MavenServers.host(session(), decrypter);
    }

    final boolean hasDevtronUrl() {
        return devtronUrl != null;
    }

    final ProxyConfig proxies(ValidationRequest validation) throws MojoExecutionException {
        return new MavenProxies(session().getSettings(), decrypter)
                .read(validation.context().environment());
    }

    final PlanSource devtron(ValidationRequest validation) throws MojoExecutionException {
        if (devtronUrl == null) {
            throw new MojoExecutionException("registries.devtron.url must be set");
        }
        return new PlanSource.Live(new DevtronSettings(
                        devtronUrl,
                        devtronToken,
                        Optional.ofNullable(devtronCaCertificate).map(workspace()::resolve),
                        devtronTimeout,
                        devtronParallelism)
                .options(proxies(validation)));
    }

    final PlanRequest request(
            ValidationRequest validation,
            PlanSource source,
            Optional<Path> saveState,
            Set<PlanOutcome> failOn,
            ProgressListener progress) {
        return new PlanRequest(
                validation,
                source,
                Optional.ofNullable(devtronName),
                saveState,
                applications,
                projects,
                environments,
                failOn,
                devtronAcknowledgeLogs,
                progress);
    }
}
