// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.Arrays;

/**
 * How Devtron is kept in line with the configuration.
 *
 * @param pullSecrets how Devtron installs pull secrets
 * @param injection whether Devtron adds pull secrets to deployments
 */
public record DevtronPolicy(PullSecretInstallation pullSecrets, PullSecretInjection injection) {
    /** Devtron neither installs pull secrets nor adds them to deployments. */
    public static final DevtronPolicy DEFAULT =
            new DevtronPolicy(PullSecretInstallation.NONE, PullSecretInjection.NONE);

    /** How Devtron installs the pull secrets that are delivered as values of the dt-secrets chart. */
    public enum PullSecretInstallation {
        NONE("none"),
        WEBHOOK("webhook"),
        CHART_STORE("chart-store");

        private final String id;

        PullSecretInstallation(String id) {
            this.id = id;
        }

        /**
         * The value with this name.
         *
         * @throws IllegalArgumentException if it does not exist
         */
        public static PullSecretInstallation fromId(String id) {
            return Arrays.stream(values())
                    .filter(value -> value.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no value " + id));
        }

        /** The name in registries.yaml. */
        public String id() {
            return id;
        }
    }

    /** Whether Devtron adds pull secrets to deployments. */
    public enum PullSecretInjection {
        NONE("none"),
        BY_NAME("by-name");

        private final String id;

        PullSecretInjection(String id) {
            this.id = id;
        }

        /**
         * The value with this name.
         *
         * @throws IllegalArgumentException if it does not exist
         */
        public static PullSecretInjection fromId(String id) {
            return Arrays.stream(values())
                    .filter(value -> value.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no value " + id));
        }

        /** The name in registries.yaml. */
        public String id() {
            return id;
        }
    }
}
