// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static io.registries.compiler.testing.GoStruct.Plain.FLAG;
import static io.registries.compiler.testing.GoStruct.Plain.NUMBER;
import static io.registries.compiler.testing.GoStruct.Plain.TEXT;
import static io.registries.compiler.testing.GoStruct.Plain.TEXTS;
import static io.registries.compiler.testing.GoStruct.Plain.TEXTS_BY_NAME;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Devtron's answer to {@code POST /orchestrator/docker/registry}, as its server of 2026-07 (c6520431) gives it in full
 * mode: its JSON decoder, its checks of the request, its validator, its database, in this order, with their texts. It
 * is stricter than Devtron where Devtron would silently store something else than what was sent.
 */
public final class DevtronRegistryApi {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> CREDENTIAL_TYPES = Set.of("SAME_AS_REGISTRY", "NAME", "CUSTOM_CREDENTIAL");
    private static final Set<String> REPOSITORY_TYPES = Set.of("CONTAINER", "CHART");
    private static final Set<String> ACTIONS = Set.of("PULL", "PUSH", "PULL/PUSH");
    private static final int COLUMN = 250;
    private static final int PASSWORD_COLUMN = 5_000;
    private static final int CLUSTERS_COLUMN = 256;

    /** The request of {@code POST}, {@code PUT} and {@code DELETE}. */
    public static final GoStruct BEAN = new GoStruct(
            "DockerArtifactStoreBean",
            Map.ofEntries(
                    Map.entry("id", TEXT),
                    Map.entry("pluginId", TEXT),
                    Map.entry("registryUrl", TEXT),
                    Map.entry("registryType", TEXT),
                    Map.entry("isOCICompliantRegistry", FLAG),
                    Map.entry("ociRegistryConfig", TEXTS_BY_NAME),
                    Map.entry("isPublic", FLAG),
                    Map.entry("repositoryList", TEXTS),
                    Map.entry("awsAccessKeyId", TEXT),
                    Map.entry("awsSecretAccessKey", TEXT),
                    Map.entry("awsRegion", TEXT),
                    Map.entry("username", TEXT),
                    Map.entry("password", TEXT),
                    Map.entry("isDefault", FLAG),
                    Map.entry("connection", TEXT),
                    Map.entry("cert", TEXT),
                    Map.entry("active", FLAG),
                    Map.entry("disabledFields", TEXTS),
                    Map.entry(
                            "ipsConfig",
                            new GoStruct.Nested(new GoStruct(
                                    "DockerRegistryIpsConfigBean",
                                    Map.of(
                                            "id", NUMBER,
                                            "credentialType", TEXT,
                                            "credentialValue", TEXT,
                                            "appliedClusterIdsCsv", TEXT,
                                            "ignoredClusterIdsCsv", TEXT,
                                            "active", FLAG))))));

    private static final Map<String, String> REQUIRED =
            Map.of("id", "Id", "pluginId", "PluginId", "registryUrl", "RegistryURL", "registryType", "RegistryType");
    private static final Map<String, Integer> COLUMNS = Map.ofEntries(
            Map.entry("/id", COLUMN),
            Map.entry("/pluginId", COLUMN),
            Map.entry("/registryUrl", COLUMN),
            Map.entry("/registryType", COLUMN),
            Map.entry("/awsAccessKeyId", COLUMN),
            Map.entry("/awsSecretAccessKey", COLUMN),
            Map.entry("/awsRegion", COLUMN),
            Map.entry("/username", COLUMN),
            Map.entry("/password", PASSWORD_COLUMN),
            Map.entry("/connection", COLUMN),
            Map.entry("/ipsConfig/appliedClusterIdsCsv", CLUSTERS_COLUMN),
            Map.entry("/ipsConfig/ignoredClusterIdsCsv", CLUSTERS_COLUMN));

    private DevtronRegistryApi() {}

    /** The checks of Devtron for a registry, in order. */
    @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
    enum Check {
        DECODER(BEAN::problem),
        CERTIFICATE(bean -> when(
                text(bean, "/connection").equals("secure-with-cert")
                        == text(bean, "/cert").isEmpty(),
                "400 Invalid payload! invalid value of 'cert' for the 'connection' type '" + text(bean, "/connection")
                        + "'.")),
        OCI_CONFIG(bean -> when(
                isOci(bean) && !bean.hasNonNull("ociRegistryConfig"),
                "400 Invalid payload! 'ociRegistryConfig' is required")),
        CONTAINER_ACTION(bean -> when(
                isOci(bean)
                        && hasContainers(bean)
                        && !containers(bean).equals("PULL/PUSH")
                        && !bean.hasNonNull("ipsConfig"),
                "400 Invalid payload! 'ociRegistryConfig[CONTAINER]' has invalid value '" + containers(bean) + "'.")),
        CHART_REPOSITORIES(bean -> when(
                isOci(bean)
                        && Set.of("PULL", "PULL/PUSH").contains(text(bean, "/ociRegistryConfig/CHART"))
                        && (bean.path("repositoryList").isEmpty()
                                || bean.path("repositoryList")
                                        .valueStream()
                                        .anyMatch(item -> item.asString().isEmpty())),
                "400 Invalid payload! invalid value for the required field 'repositoryList'.")),
        IPS_CONFIG_OF_CONTAINERS(bean -> when(
                isOci(bean) && !flag(bean, "isPublic") && hasContainers(bean) && !bean.hasNonNull("ipsConfig"),
                "400 Invalid payload! 'ipsConfig' is required.")),
        NO_OCI_CONFIG(bean -> when(
                !isOci(bean) && bean.hasNonNull("ociRegistryConfig"),
                "400 Invalid payload! 'ociRegistryConfig' should be empty.")),
        NOT_PUBLIC(bean ->
                when(!isOci(bean) && flag(bean, "isPublic"), "400 Invalid payload! 'isPublic' should be FALSE.")),
        IPS_CONFIG_WITHOUT_OCI(bean ->
                when(!isOci(bean) && !bean.hasNonNull("ipsConfig"), "400 Invalid payload! 'ipsConfig' is required.")),
        REQUIRED_FIELDS(bean -> REQUIRED.keySet().stream()
                .filter(field -> text(bean, "/" + field).isEmpty())
                .sorted()
                .findFirst()
                .map(REQUIRED::get)
                .map(field -> GoStruct.invalid("DockerArtifactStoreBean." + field, "required"))),
        CREDENTIAL_TYPE(bean -> when(
                bean.hasNonNull("ipsConfig") && !CREDENTIAL_TYPES.contains(text(bean, "/ipsConfig/credentialType")),
                GoStruct.invalid("DockerArtifactStoreBean.DockerRegistryIpsConfig.CredentialType", "oneof"))),
        COLUMN_LENGTHS(bean -> when(
                COLUMNS.entrySet().stream().anyMatch(column -> length(bean, column.getKey()) > column.getValue()),
                "500 Container registry [" + text(bean, "/id") + "] already exists.")),
        REPOSITORIES(bean -> when(
                bean.path("ociRegistryConfig")
                        .propertyStream()
                        .anyMatch(entry -> !REPOSITORY_TYPES.contains(entry.getKey())
                                || !ACTIONS.contains(entry.getValue().asString())),
                "500 Error in creating OCI registry config in db")),
        STORED_PUBLIC(bean -> when(
                flag(bean, "isPublic") && text(bean, "/ociRegistryConfig/CHART").isEmpty(),
                "200 but isPublic is stored for CHART only: GET answers false"));

        private final Function<JsonNode, Optional<String>> answer;

        Check(Function<JsonNode, Optional<String>> answer) {
            this.answer = answer;
        }

        private Optional<String> answer(JsonNode bean) {
            return answer.apply(bean);
        }
    }

    /**
     * A check and its response.
     *
     * @param check the failed check
     * @param answer the status and message
     */
    record Refusal(Check check, String answer) {}

    /** The error of Devtron for a request; empty if it is accepted and stored unchanged. */
    public static Optional<String> refusal(String request) {
        return check(parse(request)).map(Refusal::answer);
    }

    static Optional<Refusal> check(JsonNode request) {
        return Arrays.stream(Check.values())
                .flatMap(check -> check.answer(request).map(answer -> new Refusal(check, answer)).stream())
                .findFirst();
    }

    /** The handler's own check of a decoded request, before its validator: the message, which is answered with 400. */
    public static Optional<String> invalidPayload(JsonNode bean) {
        return EnumSet.range(Check.CERTIFICATE, Check.IPS_CONFIG_WITHOUT_OCI).stream()
                .flatMap(check -> check.answer(bean).stream())
                .findFirst()
                .map(answer -> answer.substring("400 ".length()));
    }

    /** Whether the database has room for all values of a decoded request. */
    public static boolean fitsColumns(JsonNode bean) {
        return Check.COLUMN_LENGTHS.answer(bean).isEmpty();
    }

    static JsonNode parse(String request) {
        try {
            return JSON.readTree(request);
        } catch (JacksonException e) {
            throw new AssertionError("400 no JSON: " + e.getMessage(), e);
        }
    }

    private static Optional<String> when(boolean refused, String answer) {
        return refused ? Optional.of(answer) : Optional.empty();
    }

    private static boolean isOci(JsonNode bean) {
        return flag(bean, "isOCICompliantRegistry");
    }

    private static boolean hasContainers(JsonNode bean) {
        return bean.path("ociRegistryConfig").has("CONTAINER");
    }

    private static String containers(JsonNode bean) {
        return text(bean, "/ociRegistryConfig/CONTAINER");
    }

    private static boolean flag(JsonNode bean, String field) {
        return bean.path(field).asBoolean(false);
    }

    private static String text(JsonNode bean, String path) {
        return bean.at(path).asString("");
    }

    private static long length(JsonNode bean, String path) {
        return text(bean, path).codePoints().count();
    }
}
