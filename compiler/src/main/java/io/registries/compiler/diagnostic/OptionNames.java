// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Map;

/**
 * The names of options in messages. The caller provides the names that its users know, such as Maven properties.
 *
 * @param prefix printed before a name if the message shows the option with a value
 * @param names the names that differ from those of this API
 */
public record OptionNames(String prefix, Map<Option, String> names) {
    /** The names of this API. */
    public static final OptionNames API = new OptionNames("", Map.of());

    /** An option that messages can mention. */
    public enum Option {
        SOURCE("ValidationRequest.source"),
        ALLOWED_PATHS("ValidationRequest.allowedPaths"),
        BASELINE("ValidationRequest.baseline"),
        VALIDATION_DEADLINE("ValidationRequest.deadline"),
        OUTPUTS("CompilationRequest.outputs"),
        ENVIRONMENTS("CompilationRequest.environments"),
        SECRETS_DIRECTORY("CompilationRequest.secretsDirectory"),
        TEMPLATES_DIRECTORY("CompilationRequest.templatesDirectory"),
        FINGERPRINT_KEY("EncryptionOptions.fingerprintKey"),
        REGISTRY_TIMEOUT("TimeoutPolicy.registry"),
        RUN_DEADLINE("TimeoutPolicy.run"),
        TOKEN_SERVICES("NetworkSettings.allowedRealms"),
        PROXIES("NetworkSettings.proxies"),
        /** The operation that writes the reported differences. */
        UPDATE("RegistriesCompiler.compile"),
        /** The directory that paths are relative to. */
        BASE_DIRECTORY("the base directory"),
        INIT_FILE("InitRequest.file"),
        INIT_REGISTRIES("InitRequest.registries"),
        APPLICATIONS("PlanRequest.applications"),
        PROJECTS("PlanRequest.projects"),
        DEVTRON_URL("DevtronOptions.url"),
        DEVTRON_TOKEN("DevtronOptions.token"),
        DEVTRON_CA_CERTIFICATE("DevtronOptions.caCertificate"),
        DEVTRON_NAME("PlanRequest.devtron"),
        DEVTRON_ACKNOWLEDGE_LOGS("PlanRequest.acknowledgeLogs"),
        APPLY_ONLY("ApplyOptions.onlyCredentials"),
        APPLY_LIMIT("ApplyOptions.limit");

        private final String apiName;

        Option(String apiName) {
            this.apiName = apiName;
        }
    }

    public OptionNames {
        names = Map.copyOf(names);
    }

    /** The name of an option. */
    public String name(Option option) {
        return names.getOrDefault(option, option.apiName);
    }

    /** An option as the user sets it. */
    public String flag(Option option) {
        return prefix + name(option);
    }

    /** An option with a value, as the user sets it. */
    public String assign(Option option, String value) {
        return flag(option) + "=" + value;
    }
}
