// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

/** The endpoints of all topics. */
final class Routes {
    private Routes() {}

    static Router of(DevtronState state) {
        Router router = new Router();
        RegistryStore registries = new RegistryStore(state);
        Applications applications = new Applications(state);
        ChartStore charts = new ChartStore(state);
        new Access(state).register(router);
        new RegistryEndpoints(state, registries).register(router);
        new Directory(state).register(router);
        applications.register(router);
        new BuildConfigurations(state, applications, registries).register(router);
        new BuildPipelines(state, applications).register(router);
        new PipelinePatches(state, applications, registries).register(router);
        new DeploymentPipelines(state, applications).register(router);
        new CoreApplications(state, applications).register(router);
        charts.register(router);
        new InstalledApplications(state, charts).register(router);
        new HelmReleases(state).register(router);
        new ReleaseInfo(state).register(router);
        return router;
    }
}
