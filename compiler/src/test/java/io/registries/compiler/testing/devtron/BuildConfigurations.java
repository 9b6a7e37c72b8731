// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The base build configuration of an application: {@code /app/ci-pipeline}. */
final class BuildConfigurations {
    private static final String PATH = "/app/ci-pipeline";
    private static final String ECR_PREFIX = "test/";

    private final DevtronState state;
    private final Applications applications;
    private final RegistryStore registries;

    BuildConfigurations(DevtronState state, Applications applications, RegistryStore registries) {
        this.state = state;
        this.applications = applications;
        this.registries = registries;
    }

    void register(Router router) {
        router.on("POST", PATH, this::create)
                .on("POST", PATH + "/template/patch", this::update)
                .on("GET", PATH + "/{appId}", this::get);
    }

    /** A success without a result: the status is 200, the code of the error 404. */
    static Answer noConfiguration() {
        return Answer.failed(200, "404", "", "no ci pipeline exists");
    }

    static boolean exists(ObjectNode application) {
        return application.get("template") instanceof ObjectNode;
    }

    private Answer get(Call call) {
        Optional<ObjectNode> application = applications.find(call.id("appId"));
        String name = application.map(found -> Json.text(found, "name")).orElse("");
        if (!call.user().mayRead(name)) {
            return Answer.forbidden();
        }
        return application
                .filter(BuildConfigurations::exists)
                .map(found -> Answer.ok(withPipelines(found)))
                .orElseGet(BuildConfigurations::noConfiguration);
    }

    private ObjectNode withPipelines(ObjectNode application) {
        ObjectNode bean = BuildBeans.configuration(application);
        ArrayNode pipelines = Json.array(Json.objects(application.path("ciPipelines"))
                .filter(pipeline -> !Json.flag(pipeline, "deleted"))
                .map(pipeline -> PipelineBeans.listed(pipeline, new PipelineContext(state, application))));
        if (!pipelines.isEmpty()) {
            bean.set("ciPipelines", pipelines);
        }
        return bean;
    }

    private Answer create(Call call) {
        ObjectNode request = checked(call);
        String registry = Json.text(request, "dockerRegistry");
        if (!registries.takesImages(registry)) {
            return Answer.unknown(400, "invalid registry type");
        }
        ObjectNode application = requireAdministered(call, request);
        if (!(request.get("ciBuildConfig") instanceof ObjectNode build)) {
            return Answer.crashed();
        }
        String repository = Json.text(request, "dockerRepository");
        if (repository.isEmpty()) {
            repository = ECR_PREFIX + Json.text(application, "name");
        }
        registries.createRepositoryIfEcr(registries.find(registry).orElseThrow(), repository);
        if (exists(application)) {
            return Answer.unknown(
                    500, "ERROR #23505 duplicate key value violates unique constraint \"ci_template_app_id_key\"");
        }
        ObjectNode template = application.putObject("template").put("id", nextTemplateId());
        template.put("dockerRegistry", registry).put("dockerRepository", repository);
        Json.copyPresent(request, template, "version");
        Json.copyAll(request, template, "beforeDockerBuild", "afterDockerBuild");
        template.set("ciBuildConfig", build.deepCopy().put("id", nextBuildId()));
        return Answer.ok(Json.object()
                .put("appName", Json.text(application, "name"))
                .put("appId", Json.number(application, "id")));
    }

    private Answer update(Call call) {
        ObjectNode request = checked(call);
        ObjectNode application = requireAdministered(call, request);
        if (!(application.get("template") instanceof ObjectNode template)) {
            return noConfiguration();
        }
        String version = Json.text(template, "version");
        String requested = Json.text(request, "version");
        if (!version.equals(requested)) {
            return Answer.unknown(
                    500,
                    "stale version of resource requested kindly refresh. requested: " + requested + ", found "
                            + version);
        }
        String registry = Json.text(request, "dockerRegistry");
        Optional<ObjectNode> found = registries.find(registry);
        if (found.isEmpty()) {
            return Answer.notFound();
        }
        String repository = Json.text(request, "dockerRepository");
        registries.createRepositoryIfEcr(
                found.get(), repository.isEmpty() ? Json.text(template, "dockerRepository") : repository);
        if (!(request.get("ciBuildConfig") instanceof ObjectNode build)) {
            return Answer.crashed();
        }
        int buildId = Json.number(template.path("ciBuildConfig"), "id");
        template.put("dockerRegistry", registry).put("dockerRepository", repository);
        template.remove("beforeDockerBuild");
        template.remove("afterDockerBuild");
        Json.copyAll(request, template, "beforeDockerBuild", "afterDockerBuild");
        template.set("ciBuildConfig", build.deepCopy().put("id", buildId == 0 ? nextBuildId() : buildId));
        Json.objects(application.path("ciPipelines"))
                .filter(pipeline -> Json.text(pipeline, "pipelineType").equals("CI_JOB"))
                .flatMap(pipeline -> Json.objects(Json.array().add(pipeline.path("override"))))
                .forEach(override -> override.put("dockerRegistry", registry).put("dockerRepository", repository));
        return Answer.ok(BuildBeans.configuration(application));
    }

    private static ObjectNode checked(Call call) {
        call.requireSignedIn();
        ObjectNode request = call.decode(BuildStructs.CONFIGURATION);
        BuildValidation.requireValidConfiguration(request);
        return request;
    }

    private ObjectNode requireAdministered(Call call, ObjectNode request) {
        ObjectNode application = applications.require(Json.number(request, "appId"));
        if (!call.user().mayAdminister(Json.text(application, "name"))) {
            throw new RefusedException(Answer.forbiddenWithError());
        }
        return application;
    }

    private int nextTemplateId() {
        return Json.nextId(
                Json.objects(Json.array(state.all("applications").map(application -> application.path("template")))));
    }

    private int nextBuildId() {
        return new PipelineContext(state, Json.object()).nextBuildId();
    }
}
