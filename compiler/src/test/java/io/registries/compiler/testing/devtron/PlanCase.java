// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import io.registries.compiler.ApplyOptions;
import io.registries.compiler.ApplyRequest;
import io.registries.compiler.ApplyResult;
import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.ConnectivityOptions.ConnectivityMode;
import io.registries.compiler.DevtronImport;
import io.registries.compiler.DevtronOptions;
import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.NetworkSettings;
import io.registries.compiler.PlanRequest;
import io.registries.compiler.PlanRequest.PlanSource;
import io.registries.compiler.PlanResult;
import io.registries.compiler.ProgressListener;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.plan.PlanOutcome;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A configuration to plan, and the Devtron that it is planned for.
 *
 * @param folder its files
 * @param state of Devtron
 * @param request options of the request
 */
public record PlanCase(Path folder, ObjectNode state, JsonNode request) {
    /** When the runs take place. */
    public static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("DEVTRON_TOKEN", "canary-super-admin"),
            Map.entry("DEVELOPER_TOKEN", "canary-developer"),
            Map.entry("EXPIRED_TOKEN", "canary-expired"),
            Map.entry("HUB_PASSWORD", "canary-hub-password"),
            Map.entry("HARBOR_PASSWORD", "canary-harbor-password"),
            Map.entry("QUAY_PASSWORD", "canary-quay-password"),
            Map.entry("AWS_SECRET_KEY", "canary-aws-key"),
            Map.entry("GCR_KEY", googleKey()),
            Map.entry("NEW_PASSWORD", "canary-new-password"),
            Map.entry("REGISTRY_1_PASSWORD", "canary-1"));
    private static final RunContext CONTEXT = new RunContext(Clock.fixed(NOW, ZoneOffset.UTC), ENVIRONMENT, List.of());

    public static PlanCase read(Path folder) throws IOException {
        return of(folder, json(folder.resolve("devtron.json")), json(folder.resolve("request.json")));
    }

    /**
     * A case.
     *
     * @param changes values of the state {@code shop} by their JSON pointers; <code>$&#123;NAME&#125;</code> in a string is
     *     an environment variable
     */
    public static PlanCase of(Path folder, JsonNode changes, JsonNode request) throws IOException {
        ObjectNode state = DevtronState.load("shop").root();
        changes.properties()
                .forEach(change -> set(state, JsonPointer.compile(change.getKey()), resolved(change.getValue())));
        return new PlanCase(folder, state, request);
    }

    private static String googleKey() {
        try {
            return Files.readString(CompilerRunner.SAMPLES.resolve("every-registry-type/secrets/gcr-key.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resolved(JsonNode value) {
        String text = value.asString("");
        for (Map.Entry<String, String> variable : ENVIRONMENT.entrySet()) {
            text = text.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return value.isString() ? StringNode.valueOf(text) : value;
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonSupport.parse(Files.exists(file) ? Files.readString(file) : "{}");
    }

    /** A case with other options. */
    public static PlanCase of(Path folder, ObjectNode state, String request) {
        return new PlanCase(folder, state, JsonSupport.parse(request));
    }

    /** A case with a state of its own. */
    public static PlanCase of(Path folder, DevtronState state) {
        return new PlanCase(folder, state.root(), JsonSupport.parse("{}"));
    }

    /** Sets the value at a pointer, appends it to a list at {@code /-}, or removes it if the value is null. */
    private static void set(ObjectNode root, JsonPointer pointer, JsonNode value) {
        JsonNode parent = root.at(pointer.head());
        String field = pointer.last().getMatchingProperty();
        if (parent instanceof ArrayNode array && field.equals("-")) {
            array.add(value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(field), value);
        } else if (value.isNull()) {
            ((ObjectNode) parent).remove(field);
        } else {
            ((ObjectNode) parent).set(field, value);
        }
    }

    public DevtronStub devtron() throws IOException {
        return new DevtronStub(DevtronState.parse(state.toString()));
    }

    /** Writes a configuration that is imported from a running Devtron, which the request selects. */
    public Result<InitResult> init(DevtronStub devtron, Path file) throws IOException {
        DevtronOptions options = ((PlanSource.Live) live(devtron)).devtron();
        return new RegistriesCompiler()
                .init(InitRequest.builder(file.getParent(), file)
                        .devtron(Optional.of(new DevtronImport(
                                options,
                                instance(),
                                names("applications"),
                                names("projects"),
                                names("environments"),
                                ProgressListener.NONE)))
                        .context(CONTEXT)
                        .build());
    }

    public PlanSource live(DevtronStub devtron) {
        return live(devtron, Optional.empty());
    }

    /** A running Devtron whose certificate authority is in a file. */
    public PlanSource live(DevtronStub devtron, Optional<Path> caCertificate) {
        return live(request.path("url").asString(devtron.url().toString()), caCertificate);
    }

    /** A Devtron in another process. */
    PlanSource live(String url) {
        return live(url, Optional.empty());
    }

    private PlanSource live(String url, Optional<Path> caCertificate) {
        return new PlanSource.Live(new DevtronOptions(
                URI.create(url),
                request.path("token").asString("env:DEVTRON_TOKEN"),
                caCertificate,
                new NetworkSettings(
                        ProxyConfig.NONE,
                        host -> List.of(InetAddress.getLoopbackAddress()),
                        Set.of(),
                        Optional.empty()),
                Duration.ofSeconds(20),
                4));
    }

    public Result<PlanResult> plan(PlanSource source, @Nullable Path saveState) throws IOException {
        return new RegistriesCompiler().plan(planRequest(source, saveState));
    }

    /**
     * Carries the plan out.
     *
     * @param source a running Devtron
     * @param journal the file for what was done
     */
    public Result<ApplyResult> apply(PlanSource source, Path journal) throws IOException {
        return apply(source, Optional.empty(), journal);
    }

    /** Carries the plan out as far as a saved plan contains it. */
    public Result<ApplyResult> apply(PlanSource source, Optional<Path> savedPlan, Path journal) throws IOException {
        PlanRequest planning = planRequest(source, null);
        ConnectivityMode mode = ConnectivityMode.valueOf(
                request.path("connectivity").asString("skip").toUpperCase(Locale.ROOT));
        return new RegistriesCompiler()
                .apply(new ApplyRequest(
                        planning,
                        new ConnectivityOptions(
                                mode,
                                ((PlanSource.Live) source).devtron().network(),
                                TimeoutPolicy.DEFAULT,
                                false,
                                Optional.empty()),
                        Optional.empty(),
                        new ApplyOptions(
                                savedPlan,
                                ApplyOptions.MAX_PLAN_AGE,
                                request.path("only").asString("").equals("credentials"),
                                request.path("limit").asInt(Integer.MAX_VALUE),
                                request.path("maxFailures").asInt(ApplyOptions.MAX_FAILURES),
                                request.path("requireAll").asBoolean(false),
                                Optional.of(journal))));
    }

    private PlanRequest planRequest(PlanSource source, @Nullable Path saveState) {
        Path base = folder.toAbsolutePath();
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("GITHUB_SHA", "4f2c1d0");
        environment.put("GITHUB_RUN_ID", "17");
        request.path("without").values().forEach(name -> environment.remove(name.asString()));
        request.path("environment")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asString()));
        ValidationRequest validation = ValidationRequest.builder(base, source())
                .context(new RunContext(Clock.fixed(NOW, ZoneOffset.UTC), environment, List.of()))
                .build();
        return new PlanRequest(
                validation,
                source,
                instance(),
                Optional.ofNullable(saveState),
                names("applications"),
                names("projects"),
                names("environments"),
                request.has("failOn")
                        ? names("failOn").stream()
                                .map(name -> PlanOutcome.fromId(name).orElseThrow())
                                .collect(Collectors.toSet())
                        : PlanRequest.DEFAULT_FAIL_ON,
                request.path("acknowledgeLogs").asBoolean(false),
                ProgressListener.NONE);
    }

    /** The name of its configuration: a file or a folder. */
    public String source() {
        return request.path("source").asString("registries.yaml");
    }

    private Optional<String> instance() {
        return Optional.of(request.path("instance").asString("")).filter(name -> !name.isEmpty());
    }

    private Set<String> names(String field) {
        return request.path(field).values().stream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
