// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.format.JsonWriter;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Generates the least-privilege IAM policies of each ECR registry: one for the builds that push, one for the nodes that pull.
 * The actions are those of the Amazon ECR user guide; Devtron also creates the repositories ({@code EcrService.go}, 2026-07).
 */
final class IamPolicies implements OutputGenerator {
    /** The limit of a managed policy, without white space (IAM user guide, quotas). */
    private static final int MAX_CHARACTERS = 6_144;

    private static final List<String> READ =
            List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");
    private static final List<String> WRITE = List.of(
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:CompleteLayerUpload",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart");

    @Override
    public OutputKind kind() {
        return OutputKind.IAM_POLICIES;
    }

    @Override
    public List<FileTemplateModel> files(EmitInput input) {
        return policies(input.configuration())
                .map(policy -> new FileTemplateModel(
                        kind(),
                        policy.path(),
                        "iam-policies/policy.json.mustache",
                        policy::document,
                        policy.registry().name().span(),
                        fields ->
                                fields.add("registry", policy.registry().name().value())))
                .toList();
    }

    @Override
    public List<Diagnostic> notes(Configuration configuration) {
        return policies(configuration)
                .filter(policy -> policy.characters() > MAX_CHARACTERS)
                .map(policy -> Diagnostic.at(
                                DiagnosticCode.IAM_POLICY_TOO_LARGE,
                                policy.registry().name().span(),
                                "`" + policy.path()
                                        + "` has more than 6,144 characters, the limit of IAM for a managed policy")
                        .help("split it into several policies, or replace the repositories by their common prefix"))
                .toList();
    }

    /** A policy and its file. */
    private record Policy(Registry registry, String path, List<Map<String, Object>> statements) {
        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("Version", "2012-10-17");
            document.put("Statement", statements);
            return document;
        }

        long characters() {
            return JsonWriter.compact(document())
                    .codePoints()
                    .filter(c -> !Character.isWhitespace(c))
                    .count();
        }
    }

    private static Stream<Policy> policies(Configuration configuration) {
        return configuration.registries().stream()
                .filter(registry -> registry.provider().hasIamPolicies())
                .flatMap(registry -> Stream.concat(push(registry, configuration), pull(registry, configuration)));
    }

    private static Stream<Policy> push(Registry registry, Configuration configuration) {
        List<String> pushed = builds(
                        configuration, build -> isSame(build.registry().value(), registry))
                .map(build -> arn(registry, build.repository().value()))
                .distinct()
                .sorted()
                .toList();
        if (pushed.isEmpty()) {
            return Stream.empty();
        }
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(login());
        statements.add(statement("Push", WRITE, pushed));
        if (registry.provider().createsRepositories()) {
            statements.add(statement("CreateRepositories", List.of("ecr:CreateRepository"), pushed));
        }
        // The configuration names the registries of base images, not their repositories.
        if (builds(configuration, build -> isBase(registry, build)).findAny().isPresent()) {
            statements.add(statement("PullBaseImages", READ, List.of(arn(registry, "*"))));
        }
        return Stream.of(policy(registry, "push", statements));
    }

    private static Stream<Policy> pull(Registry registry, Configuration configuration) {
        List<String> pulled = configuration.environments().stream()
                .flatMap(environment -> environment.pulls().stream())
                .filter(pull -> isSame(pull.registry(), registry))
                .map(pull -> arn(registry, pull.repository().value()))
                .distinct()
                .sorted()
                .toList();
        return pulled.isEmpty()
                ? Stream.empty()
                : Stream.of(policy(registry, "pull", List.of(login(), statement("Pull", READ, pulled))));
    }

    private static Stream<EffectiveBuild> builds(Configuration configuration, Predicate<EffectiveBuild> filter) {
        return configuration.applications().stream()
                .flatMap(Application::builds)
                .filter(build -> !(build.build() instanceof Build.Skip))
                .filter(filter);
    }

    private static boolean isBase(Registry registry, EffectiveBuild build) {
        return isSame(build.registry().value(), registry)
                && build.baseRegistries().stream().anyMatch(base -> isSame(base.value(), registry));
    }

    private static boolean isSame(Registry one, Registry other) {
        return one.name().equals(other.name());
    }

    private static Policy policy(Registry registry, String purpose, List<Map<String, Object>> statements) {
        return new Policy(
                registry,
                OutputKind.IAM_POLICIES.folder() + "/" + registry.name() + "/" + purpose + ".json",
                statements);
    }

    private static Map<String, Object> login() {
        return statement("Login", List.of("ecr:GetAuthorizationToken"), List.of("*"));
    }

    private static Map<String, Object> statement(String id, List<String> actions, List<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", id);
        statement.put("Effect", "Allow");
        statement.put("Action", actions);
        statement.put("Resource", resources);
        return statement;
    }

    private static String arn(Registry registry, String repository) {
        return registry.provider().repositoryArn(registry.url().value(), repository);
    }
}
