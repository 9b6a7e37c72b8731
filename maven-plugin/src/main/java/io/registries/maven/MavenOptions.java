// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import java.util.Map;

/** The names by which users of Maven give options. */
final class MavenOptions {
    static final OptionNames NAMES = new OptionNames(
            "-D",
            Map.ofEntries(
                    Map.entry(Option.SOURCE, "registries.source"),
                    Map.entry(Option.ALLOWED_PATHS, "registries.allowedPaths"),
                    Map.entry(Option.BASELINE, "registries.validate.baseline"),
                    Map.entry(Option.VALIDATION_DEADLINE, "registries.validate.deadline"),
                    Map.entry(Option.OUTPUTS, "registries.outputs"),
                    Map.entry(Option.ENVIRONMENTS, "registries.environments"),
                    Map.entry(Option.SECRETS_DIRECTORY, "registries.secretsDirectory"),
                    Map.entry(Option.TEMPLATES_DIRECTORY, "registries.templatesDirectory"),
                    Map.entry(Option.FINGERPRINT_KEY, "registries.encryption.fingerprintKey"),
                    Map.entry(Option.REGISTRY_TIMEOUT, "registries.connectivity.timeout"),
                    Map.entry(Option.RUN_DEADLINE, "registries.connectivity.deadline"),
                    Map.entry(Option.TOKEN_SERVICES, "registries.connectivity.trustedTokenHosts"),
                    Map.entry(Option.PROXIES, "the proxies of Maven's settings.xml"),
                    Map.entry(Option.UPDATE, "`diff` with -Dregistries.diff.update"),
                    Map.entry(Option.BASE_DIRECTORY, "the folder of the POM or that Maven was started in"),
                    Map.entry(Option.INIT_FILE, "registries.init.file"),
                    Map.entry(Option.APPLICATIONS, "registries.applications"),
                    Map.entry(Option.PROJECTS, "registries.projects"),
                    Map.entry(Option.DEVTRON_URL, "registries.devtron.url"),
                    Map.entry(Option.DEVTRON_TOKEN, "registries.devtron.token"),
                    Map.entry(Option.DEVTRON_CA_CERTIFICATE, "registries.devtron.caCertificate"),
                    Map.entry(Option.DEVTRON_NAME, "registries.devtron.name"),
                    Map.entry(Option.DEVTRON_ACKNOWLEDGE_LOGS, "registries.devtron.acknowledgeLogs"),
                    Map.entry(Option.APPLY_ONLY, "registries.apply.only"),
                    Map.entry(Option.APPLY_LIMIT, "registries.apply.limit"),
                    Map.entry(Option.INIT_REGISTRIES, "registries.init.registries")));

    private MavenOptions() {}
}
