// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.InvisibleChange;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.Stage;
import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.AppliedPlan;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PipelineRun;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import io.registries.compiler.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports of valid configurations: small, large, and with everything that a report can contain. */
public final class SampleReports {
    private static final Path CASE =
            Path.of("src", "test", "resources", "reports").toAbsolutePath();
    private static final int PIPELINE_EVERY = 5;
    private static final List<String> REGISTRIES = List.of("hub", "harbor", "payments-ecr", "mirror");

    private SampleReports() {}

    /** The report of {@code validate} on the quickstart sample. */
    public static Report quickstart() {
        return of(CompilerRunner.SAMPLES.resolve("quickstart"), "registries.yaml", List.of());
    }

    /** The report of {@code check} on the quickstart sample, with invented results. */
    public static Report checkedQuickstart() {
        Path folder = CompilerRunner.SAMPLES.resolve("quickstart");
        Span span = registry(folder, "registries.yaml");
        return of(
                folder,
                "registries.yaml",
                List.of(
                        check("hub", span, Stage.PULL, 41, 84, Optional.of(17L), List.of()),
                        check("payments-ecr", span, Stage.LOGIN, 63, 201, Optional.empty(), List.of())));
    }

    /**
     * The report of {@code check} on a configuration with three clusters, with invented results.
     *
     * @param folder for the configuration
     * @param applications the number of applications, each with three image pulls
     */
    public static Report large(Path folder, int applications) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), yaml(applications));
        Span span = registry(folder, "registries.yaml");
        return of(
                folder,
                "registries.yaml",
                List.of(
                        check("harbor", span, Stage.PULL, 12, 240, Optional.empty(), List.of()),
                        check("hub", span, Stage.PULL, 41, 84, Optional.of(17L), List.of()),
                        check("mirror", span, Stage.PULL, 8, 29, Optional.empty(), List.of()),
                        check("payments-ecr", span, Stage.LOGIN, 63, 201, Optional.empty(), List.of())));
    }

    private static String yaml(int applications) {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {env: HUB_TOKEN}, default: true}
                  - {name: harbor, type: other, url: harbor.acme.example, username: robot, password: {env: HARBOR_TOKEN}}
                  - {name: payments-ecr, url: 123456789012.dkr.ecr.eu-west-1.amazonaws.com}
                  - {name: mirror, type: other, url: mirror.acme.example, public: true}
                environments:
                  - {name: development, cluster: dev-eu, namespace: shop, pullSecrets: [{name: regcred}]}
                  - {name: staging, cluster: staging-eu, namespace: shop, pullSecrets: [{name: regcred}]}
                  - name: production
                    cluster: prod-eu
                    namespace: shop
                    nodePulls: [payments-ecr]
                    pullSecrets: [{name: platform-pull, existing: true, registries: [harbor]}, {name: regcred}]
                applications:
                """);
        for (int i = 0; i < applications; i++) {
            String registry = REGISTRIES.get(i % REGISTRIES.size());
            String name = "service-%03d".formatted(i);
            yaml.append("  - {name: %s, registry: %s, repository: acme/%s".formatted(name, registry, name));
            yaml.append(registry.equals("mirror") ? ", build: {type: skip}" : "");
            yaml.append(
                    i % PIPELINE_EVERY == 0 && !registry.equals("mirror")
                            ? ", pipelines: [{name: release, environments: [production]}]"
                            : "");
            yaml.append("}\n");
        }
        return yaml.toString();
    }

    /** A report with every section and every kind of item. */
    public static Report complete() {
        Result<ValidationResult> result = CompilerRunner.validate(CASE, "after.yaml", "before.yaml");
        ValidationResult value = result.value().orElseThrow();
        Span span = value.configuration().registries().get(0).name().span();
        List<Diagnostic> diagnostics = new ArrayList<>(result.diagnostics());
        Diagnostic rejected = Diagnostic.at(
                        DiagnosticCode.REJECTED_CREDENTIALS, span, "registry `harbor` does not accept the credentials")
                .help("replace the environment variable `TOKEN`")
                .related(span, "declared here");
        diagnostics.add(rejected);
        List<RegistryCheck> checks = List.of(
                check("by-role", span, Stage.LOGIN, 63, 201, Optional.empty(), List.of()),
                check("harbor", span, Stage.API, 12, -3, Optional.of(400L), List.of(rejected)),
                check("hub", span, Stage.PUSH, 41, 84, Optional.of(17L), List.of()),
                check("mirror", span, Stage.PULL, 8, 29, Optional.empty(), List.of()));
        return Report.of(diagnostics, checks)
                .with(value.resolved())
                .with(value.impact())
                .planning(plan(span))
                .applying(applied(plan(span)))
                .and(differences(span))
                .removing(List.of("dt-secrets/staging/regcred/values.yaml"));
    }

    /** A report with each of these texts in every place. */
    public static Report hostile(List<String> texts) {
        Report quickstart = quickstart();
        PullPath path = quickstart.pullPaths().get(0);
        Pull pull = path.pull();
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<RegistryCheck> checks = new ArrayList<>();
        List<PullPath> paths = new ArrayList<>();
        List<ChangedItem> changes = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        List<PlannedObject> objects = new ArrayList<>();
        for (String text : texts) {
            Span span = new Span(new SourceFile(text, Path.of("/r.yaml"), text.replace("\n", " ")), 1, 1, 1, 4);
            diagnostics.add(Diagnostic.at(DiagnosticCode.UNKNOWN_REGISTRY, span, "no `" + text + "` " + text + " here")
                    .help("use " + text + " or `" + text + "`!")
                    .related(span, text));
            checks.add(new RegistryCheck(
                    text,
                    text,
                    span,
                    Stage.TLS,
                    text,
                    Optional.empty(),
                    Optional.of(4L),
                    Optional.of(4L),
                    Optional.empty(),
                    List.of()));
            paths.add(new PullPath(
                    new Pull(text, Optional.of(text), text, pull.source(), new Located<>(text, span)), path.method()));
            changes.add(new ChangedItem(
                    ChangedItem.ItemType.REGISTRY,
                    text,
                    ChangedItem.Change.CHANGED,
                    List.of(new ChangedItem.ChangedField(text, text, text))));
            differences.add(new Difference(
                    Action.CHANGE, text, Optional.of(span), List.of(text), List.of(text, text), List.of()));
            objects.add(new PlannedObject(
                    PlannedType.REGISTRY,
                    text,
                    PlannedAction.REFUSED,
                    List.of(FieldChange.of(text, Optional.of(text), Optional.of(text))),
                    Optional.of(text),
                    Optional.of(text),
                    span));
        }
        return Report.of(diagnostics, checks)
                .with(new ResolvedConfiguration(
                        quickstart.resolved().orElseThrow().configuration(), paths))
                .with(Optional.of(new Impact(changes, List.of())))
                .and(differences)
                .planning(new Plan(Instant.EPOCH, "0", texts.get(0), objects, List.of(), List.of()))
                .removing(texts);
    }

    private static Plan plan(Span span) {
        List<PlannedObject> objects = new ArrayList<>();
        for (PlannedAction action : PlannedAction.values()) {
            boolean explains = action == PlannedAction.PENDING
                    || action == PlannedAction.REFUSED
                    || action == PlannedAction.NOT_READABLE;
            objects.add(new PlannedObject(
                    PlannedType.REGISTRY,
                    "registry-" + action.id(),
                    action,
                    List.of(
                            FieldChange.of("registryUrl", Optional.of("old.example"), Optional.of("new.example")),
                            FieldChange.secret("password"),
                            FieldChange.notCompared("cert")),
                    Optional.of("the reason why it is " + action.displayName()).filter(reason -> explains),
                    Optional.of("moved in May").filter(reason -> action == PlannedAction.UPDATE),
                    span));
        }
        objects.add(new PlannedObject(
                PlannedType.IMAGE_PULL_SECRETS,
                "checkout/production",
                PlannedAction.REFUSED,
                List.of(),
                Optional.of("the deployment template does not name `regcred`"),
                Optional.empty(),
                span));
        return new Plan(
                Instant.EPOCH,
                "0",
                "c6520431",
                objects,
                List.of(new Plan.UnmanagedObject(PlannedType.REGISTRY, "abandoned", Optional.empty(), List.of())),
                List.of(new Plan.TemplateChange(
                        "checkout", "production", List.of("regcred"), "/dashboard/app/1/edit")));
    }

    private static AppliedPlan applied(Plan plan) {
        PlannedObject planned = plan.objects().get(1);
        return new AppliedPlan(
                plan,
                Arrays.stream(AppliedOutcome.values())
                        .map(outcome -> AppliedObject.notSent(
                                planned,
                                outcome,
                                Optional.of("the reason why it is " + outcome.displayName())
                                        .filter(reason -> !outcome.isAsDeclared())))
                        .toList(),
                false,
                PipelineRun.NONE,
                List.of());
    }

    private static List<Difference> differences(Span span) {
        return List.of(
                new Difference(
                        Action.ADD,
                        "docker-build-configs/new.json",
                        Optional.of(span),
                        List.of(),
                        List.of("{}"),
                        List.of()),
                new Difference(
                        Action.CHANGE,
                        "docker-build-configs/checkout.json",
                        Optional.of(span),
                        List.of("{", "  \"a\": 1", "}"),
                        List.of("{", "  \"a\": 2", "}"),
                        List.of()),
                new Difference(
                        Action.CHANGE,
                        "manifest.json",
                        Optional.empty(),
                        List.of("{}"),
                        List.of("{}"),
                        List.of(InvisibleChange.LINE_ENDINGS)),
                new Difference(
                        Action.REMOVE,
                        "docker-build-configs/old.json",
                        Optional.empty(),
                        List.of("{}"),
                        List.of(),
                        List.of()));
    }

    private static Report of(Path folder, String source, List<RegistryCheck> checks) {
        Result<ValidationResult> result =
                CompilerRunner.compiler().validate(CompilerRunner.request(folder, source, Map.of()));
        return Report.of(result.diagnostics(), checks)
                .with(result.value().orElseThrow().resolved());
    }

    private static Span registry(Path folder, String source) {
        return of(folder, source, List.of())
                .resolved()
                .orElseThrow()
                .configuration()
                .registries()
                .get(0)
                .name()
                .span();
    }

    private static RegistryCheck check(
            String registry,
            Span span,
            Stage stage,
            long millis,
            long certificateDays,
            Optional<Long> tokenDays,
            List<Diagnostic> diagnostics) {
        return new RegistryCheck(
                registry,
                "",
                span,
                stage,
                "the last stage was " + stage.id(),
                Optional.of(Duration.ofMillis(millis)),
                Optional.of(certificateDays),
                tokenDays,
                registry.equals("hub") ? Optional.of(187) : Optional.empty(),
                diagnostics);
    }
}
