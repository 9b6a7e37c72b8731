// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Generates the files of user templates: one for each registry, environment or application. */
final class UserTemplateOutputs implements OutputGenerator {
    @Override
    public OutputKind kind() {
        return OutputKind.CUSTOM;
    }

    @Override
    public List<FileTemplateModel> files(EmitInput input) {
        List<UserTemplate> templates = input.userTemplates().custom();
        if (templates.isEmpty()) {
            return List.of();
        }
        UserTemplateContexts contexts = new UserTemplateContexts(input);
        return templates.stream()
                .flatMap(template -> files(template, input, contexts))
                .toList();
    }

    private Stream<FileTemplateModel> files(UserTemplate template, EmitInput input, UserTemplateContexts contexts) {
        Configuration configuration = input.configuration();
        return switch (template.subject()) {
            case REGISTRY ->
                configuration.registries().stream()
                        .map(registry -> file(template, registry.name(), () -> contexts.registry(registry)));
            case ENVIRONMENT ->
                configuration.environments().stream()
                        .filter(environment -> input.selection()
                                .hasEnvironment(environment.name().value()))
                        .map(environment ->
                                file(template, environment.name(), () -> contexts.environment(environment)));
            case APPLICATION ->
                configuration.applications().stream()
                        .map(application ->
                                file(template, application.name(), () -> contexts.application(application)));
        };
    }

    private FileTemplateModel file(
            UserTemplate template, Located<String> name, Supplier<Map<String, Object>> document) {
        String subject = template.subject().name().toLowerCase(Locale.ROOT);
        return new FileTemplateModel(
                kind(),
                template.output(name.value()),
                template.path(),
                document,
                name.span(),
                fields -> fields.add(subject, name.value()));
    }
}
