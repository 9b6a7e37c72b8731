// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.DevtronImport;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.OptionNames.Option;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.internal.devtron.DevtronImportPhase.LiveResponses;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.DevtronResponses;
import io.registries.compiler.internal.devtron.client.LiveApplicationName;
import io.registries.compiler.internal.devtron.client.LiveProject;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the responses of the selected registries, environments and applications, several at the same time. */
final class ResponseReader {
    private final DevtronClient client;
    private final DevtronResponses responses;
    private final ScopeFilter filter;
    private final ParallelReads reads;
    private final OptionNames options;

    ResponseReader(DevtronClient client, DevtronImport request, ParallelTasks tasks, OptionNames options) {
        this.client = client;
        this.responses = client.responses();
        this.filter = ScopeFilter.of(request);
        this.reads = new ParallelReads(tasks, request.devtron().parallelism(), request.progress());
        this.options = options;
    }

    /**
     * Reads the responses.
     *
     * @throws DevtronException if Devtron cannot be used at all
     */
    Result<LiveResponses> read() throws DevtronException {
        LiveStateReader.version(client);
        if (!client.isSuperAdmin().found().orElse(false)) {
            return Result.failure(notReadable("registries", LiveStateReader.NOT_SUPER_ADMIN));
        }
        var listedRegistries = reads.start(responses::registries);
        var listedEnvironments = reads.start(responses::environments);
        var listedProjects = reads.start(client::projects);
        var listedNames = reads.start(client::applications);
        List<JsonNode> registries = beans("registries", reads.get(listedRegistries));
        List<JsonNode> environments = beans("environments", reads.get(listedEnvironments));
        List<LiveProject> projects = required("projects", reads.get(listedProjects));
        List<LiveApplicationName> names = required("applications", reads.get(listedNames));
        List<Diagnostic> unmatched = filter.check(
                names.stream().map(LiveApplicationName::name).toList(),
                projects.stream().map(LiveProject::name).toList(),
                environments.stream().map(ResponseReader::environment).toList(),
                options);
        if (!unmatched.isEmpty()) {
            return Result.failure(unmatched);
        }
        List<ApplicationResponses> selected = applications(names);
        if (selected.isEmpty() && !filter.isEmpty()) {
            return Result.failure(Diagnostic.withoutLocation(
                            DiagnosticCode.UNKNOWN_SELECTED_APPLICATION, "no application in Devtron is selected")
                    .help("change " + options.name(Option.APPLICATIONS) + ", " + options.name(Option.PROJECTS) + " or "
                            + options.name(Option.ENVIRONMENTS)));
        }
        List<ApplicationResponses> readable = selected.stream()
                .filter(application -> application.unreadable().isEmpty())
                .toList();
        return Result.success(
                new LiveResponses(
                        registries(registries, readable),
                        environments,
                        readable.stream()
                                .flatMap(ApplicationResponses::responses)
                                .toList()),
                selected.stream().flatMap(ResponseReader::warning).toList());
    }

    private static String environment(JsonNode bean) {
        return JsonFields.text(bean, "environment_name");
    }

    private static List<JsonNode> beans(String kind, Answer<JsonNode> answer) throws DevtronException {
        return JsonFields.beans(required(kind, answer));
    }

    private static <T> T required(String kind, Answer<T> answer) throws DevtronException {
        return answer.found()
                .orElseThrow(() -> new DevtronException(
                        DiagnosticCode.DEVTRON_NOT_READABLE,
                        "the " + kind + " of Devtron cannot be imported: Devtron "
                                + answer.unreadable().orElse("has none"),
                        "check the server, and the permissions of the token"));
    }

    private List<ApplicationResponses> applications(List<LiveApplicationName> names) throws DevtronException {
        List<Callable<Optional<ApplicationResponses>>> requests = names.stream()
                .filter(name -> filter.hasApplication(name.name()))
                .<Callable<Optional<ApplicationResponses>>>map(name -> () -> application(name))
                .toList();
        return reads.all(requests).stream().flatMap(Optional::stream).toList();
    }

    private Optional<ApplicationResponses> application(LiveApplicationName name) throws DevtronException {
        Answer<JsonNode> details = responses.application(name.id());
        if (details.found().isPresent()) {
            JsonNode found = details.found().get();
            details = ApplicationResponses.isInProject(found, filter)
                    ? ApplicationResponses.deployedTo(found, filter)
                    : Answer.missing();
        }
        // Not selected, or deleted after the list was read.
        return details.foundNothing()
                ? Optional.empty()
                : Optional.of(new ApplicationResponses(name.name(), details, responses.buildConfig(name.id())));
    }

    // The list hides passwords. They are needed to find copies of them, for example in build arguments.
    private List<JsonNode> registries(List<JsonNode> listed, List<ApplicationResponses> applications)
            throws DevtronException {
        Set<String> used =
                applications.stream().flatMap(ApplicationResponses::registries).collect(Collectors.toSet());
        List<Callable<JsonNode>> requests = listed.stream()
                .filter(bean -> filter.isEmpty() || used.contains(JsonFields.text(bean, "id")))
                .<Callable<JsonNode>>map(bean -> () -> registry(bean))
                .toList();
        return reads.all(requests);
    }

    // Devtron answers for names such as `autocomplete` with something else.
    private JsonNode registry(JsonNode listed) throws DevtronException {
        String id = JsonFields.text(listed, "id");
        return responses
                .registry(id)
                .found()
                .filter(bean -> JsonFields.text(bean, "id").equals(id))
                .orElse(listed);
    }

    private static Stream<Diagnostic> warning(ApplicationResponses application) {
        return application.unreadable().stream()
                .map(reason -> notReadable("application `" + application.name() + "`", reason)
                        .withSeverity(Severity.WARNING));
    }

    private static Diagnostic notReadable(String object, String reason) {
        return Diagnostic.withoutLocation(
                        DiagnosticCode.DEVTRON_NOT_READABLE, object + " cannot be imported: Devtron " + reason)
                .withSeverity(Severity.ERROR)
                .help("use the token of a super-admin");
    }
}
