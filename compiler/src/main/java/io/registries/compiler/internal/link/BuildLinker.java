// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.input.InputProblem;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Links the {@code build} of an application or a pipeline. */
final class BuildLinker {
    /** Devtron's defaults. */
    static final String DOCKERFILE = "Dockerfile";

    static final String CHECKOUT_PATH = "./";

    private final DiagnosticCollector diagnostics;
    private final ShellCheck shell;
    private final BuildCheck check;

    private final Queue<Located<FileReference>> contentFiles = new ConcurrentLinkedQueue<>();

    BuildLinker(DiagnosticCollector diagnostics) {
        this.diagnostics = diagnostics;
        this.shell = new ShellCheck(diagnostics);
        this.check = new BuildCheck(diagnostics);
    }

    /** The {@code contentFile}s of all builds linked so far. */
    List<Located<FileReference>> contentFiles() {
        return List.copyOf(contentFiles);
    }

    /** Links the fields of a build. */
    Build build(MappingReader fields) {
        Build build = linked(fields);
        if (build.isFromDockerfile()) {
            shell.checkDockerBuild(fields);
        } else if (build instanceof Build.Buildpack) {
            shell.checkBuildpack(fields);
        }
        check.checkPlatforms(fields);
        check.checkArguments(fields);
        return build;
    }

    private Build linked(MappingReader fields) {
        return switch (fields.textOr("type", "dockerfile")) {
            case "dockerfile" -> new Build.Dockerfile(docker(fields));
            case "managed-dockerfile" ->
                new Build.ManagedDockerfile(
                        docker(fields),
                        fields.value("content").orElseGet(() -> content(fields)),
                        fields.textOr("language", ""),
                        fields.textOr("framework", ""));
            case "buildpack" ->
                new Build.Buildpack(
                        fields.require("builder").value(),
                        fields.textOr("language", ""),
                        fields.textOr("languageVersion", ""),
                        fields.values("buildpacks"),
                        fields.textOr("path", CHECKOUT_PATH),
                        fields.strings("args"));
            case "skip" -> new Build.Skip();
            default -> throw new IllegalStateException("a build type that the schema does not allow");
        };
    }

    private static Build.Docker docker(MappingReader fields) {
        return new Build.Docker(
                fields.textOr("dockerfile", DOCKERFILE),
                fields.value("context"),
                fields.strings("args"),
                fields.values("platforms"),
                fields.strings("options"));
    }

    private String content(MappingReader fields) {
        Located<FileReference> file = fields.file("contentFile").orElseThrow();
        try {
            contentFiles.add(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.value().content()))
                    .toString();
        } catch (IOException e) {
            diagnostics.add(InputProblem.diagnostic(
                    file.span(), "the file `" + file.value().written() + "`", e));
            return "";
        }
    }

    /** Applies the platforms of a pipeline to a build. */
    Optional<Build> withPlatforms(Build build, MappingReader pipeline) {
        if (!pipeline.has("platforms")) {
            return Optional.of(build);
        }
        check.checkPlatforms(pipeline);
        List<String> platforms = pipeline.values("platforms");
        if (build instanceof Build.Dockerfile dockerfile) {
            return Optional.of(new Build.Dockerfile(dockerfile.docker().withPlatforms(platforms)));
        }
        if (build instanceof Build.ManagedDockerfile managed) {
            return Optional.of(new Build.ManagedDockerfile(
                    managed.docker().withPlatforms(platforms),
                    managed.content(),
                    managed.language(),
                    managed.framework()));
        }
        diagnostics.add(inapplicable("platforms", pipeline));
        return Optional.empty();
    }

    /** The arguments that a pipeline adds to its build. Devtron adds them to builds from a Dockerfile only. */
    Map<String, String> extraArguments(Build build, MappingReader pipeline) {
        if (pipeline.has("args") && !build.isFromDockerfile()) {
            diagnostics.add(inapplicable("args", pipeline));
            return Map.of();
        }
        shell.checkArguments(pipeline);
        check.checkArguments(pipeline);
        return pipeline.strings("args");
    }

    private static Diagnostic inapplicable(String field, MappingReader pipeline) {
        return Diagnostic.at(
                        DiagnosticCode.INAPPLICABLE_FIELD,
                        pipeline.key(field),
                        "`" + field + "` of a pipeline is supported only for builds from a Dockerfile")
                .help("remove it, or add a `build` from a Dockerfile to the pipeline");
    }
}
