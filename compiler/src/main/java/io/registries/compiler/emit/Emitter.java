// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Makes the files of a configuration, as values. */
public final class Emitter {
    private final Configuration configuration;
    private final Selection selection;
    private final Templates templates;

    /**
     * @param configuration proved by every earlier phase
     * @param selection what is wanted
     * @param templatesDirectory templates that replace the compiler's own by the same path
     */
    public Emitter(Configuration configuration, Selection selection, Optional<Path> templatesDirectory) {
        this.configuration = configuration;
        this.selection = selection;
        this.templates = new Templates(templatesDirectory);
    }

    /** What must be read for the files that are wanted, and no more. */
    public List<Access> accesses() {
        return Stream.concat(
                        selection.has(OutputKind.DT_SECRETS)
                                ? DtSecrets.accesses(configuration, selection)
                                : Stream.empty(),
                        selection.has(OutputKind.DEVTRON_REGISTRIES)
                                ? DevtronRegistries.accesses(configuration)
                                : Stream.empty())
                .toList();
    }

    /** The files in order of their paths, the manifest last; each read back and compared with what it must say. */
    public Result<List<OutputFile>> emit(List<PullPath> paths, Keychain keychain) {
        Findings findings = new Findings();
        Set<String> broken = new HashSet<>();
        List<OutputFile> files = new ArrayList<>();
        drafts(paths, keychain).sorted(Comparator.comparing(Draft::path)).forEach(draft -> {
            if (!broken.contains(draft.template())) {
                render(draft).ifPresentOrElse(files::add, () -> {
                    broken.add(draft.template());
                    findings.add(problem(draft));
                });
            }
        });
        return findings.result(() -> {
            files.add(Manifest.of(configuration, files, paths, selection));
            return List.copyOf(files);
        });
    }

    private Stream<Draft> drafts(List<PullPath> paths, Keychain keychain) {
        List<Draft> drafts = new ArrayList<>();
        if (selection.has(OutputKind.DOCKER_BUILD_CONFIGS)) {
            BuildConfigs.drafts(configuration).forEach(drafts::add);
        }
        if (selection.has(OutputKind.IMAGE_PULL_SECRETS)) {
            ImagePullSecrets.drafts(paths, selection).forEach(drafts::add);
        }
        if (selection.has(OutputKind.DT_SECRETS)) {
            DtSecrets.drafts(configuration, selection, keychain).forEach(drafts::add);
        }
        if (selection.has(OutputKind.DEVTRON_REGISTRIES)) {
            DevtronRegistries.drafts(configuration, keychain).forEach(drafts::add);
        }
        return drafts.stream();
    }

    private Optional<OutputFile> render(Draft draft) {
        try {
            String text = templates.render(draft.template(), draft.document());
            Optional<String> content = draft.path().endsWith(".json") ? json(text, draft) : yaml(text, draft);
            return content.map(
                    checked -> new OutputFile(draft.kind(), draft.path(), checked, draft.origin(), draft.facts()));
        } catch (Templates.UnusableTemplate unusable) {
            return Optional.empty();
        }
    }

    private static Optional<String> json(String text, Draft draft) {
        Optional<JsonNode> read = ReadBack.json(text);
        return read.filter(json -> ReadBack.says(json, draft.document())).map(Format::prettyJson);
    }

    private static Optional<String> yaml(String text, Draft draft) {
        return ReadBack.saysYaml(text, draft.document()) ? Optional.of(text) : Optional.empty();
    }

    private Diagnostic problem(Draft draft) {
        String template = "the template `" + draft.template() + ".mustache`";
        try {
            templates.render(draft.template(), draft.document());
        } catch (Templates.UnusableTemplate unusable) {
            return Diagnostic.placeless(Code.INVALID_TEMPLATE, template + " cannot be used: " + unusable.getMessage())
                    .hint("compare it with the compiler's own of the same path");
        }
        return Diagnostic.placeless(
                        Code.TEMPLATE_LOSES_CONTENT,
                        template + " does not write all that `" + draft.path() + "` must say")
                .hint("compare it with the compiler's own of the same path; it may add, but must not leave out");
    }
}
