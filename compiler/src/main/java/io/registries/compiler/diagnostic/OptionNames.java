// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Map;

/**
 * How messages name the options of a run: whoever runs the compiler gives the names that its users know.
 *
 * @param prefix what stands before a name where an option is given a value
 * @param names those that differ from the names of this API
 */
public record OptionNames(String prefix, Map<Option, String> names) {
    /** The names of this API. */
    public static final OptionNames API = new OptionNames("", Map.of());

    /** An option that messages name. */
    public enum Option {
        SOURCE("ValidationRequest.source"),
        BASELINE("ValidationRequest.baseline"),
        OUTPUTS("CompilationRequest.outputs"),
        ENVIRONMENTS("CompilationRequest.environments"),
        SECRETS_DIRECTORY("CompilationRequest.secretsDirectory"),
        TEMPLATES_DIRECTORY("CompilationRequest.templatesDirectory"),
        FINGERPRINT_KEY("EncryptionOptions.fingerprintKey"),
        REGISTRY_TIMEOUT("TimeoutPolicy.registry"),
        RUN_DEADLINE("TimeoutPolicy.run"),
        TOKEN_SERVICES("NetworkSettings.trustedTokenHosts"),
        PROXIES("NetworkSettings.proxies"),
        /** What writes the differences that were found. */
        UPDATE("RegistriesCompiler.compile"),
        /** Where relative paths start. */
        BASE_DIRECTORY("the base directory"),
        INIT_FILE("InitRequest.file"),
        INIT_REGISTRIES("InitRequest.registries");

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

    /** An option, as it is given. */
    public String flag(Option option) {
        return prefix + name(option);
    }

    /** An option with a value, as it is given. */
    public String assign(Option option, String value) {
        return flag(option) + "=" + value;
    }
}
