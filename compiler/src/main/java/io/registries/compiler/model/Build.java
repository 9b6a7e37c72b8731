// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an image is built, as Devtron's build configuration knows it. */
public sealed interface Build {

    /** Build arguments: Docker's, or a buildpack's environment. */
    Map<String, String> args();

    /** The same build with other arguments. */
    Build withArgs(Map<String, String> args);

    /**
     * What every build from a Dockerfile has.
     *
     * @param path of the Dockerfile within the checkout
     * @param context the build context within the checkout; absent: the checkout's root
     * @param args build arguments
     * @param platforms such as {@code linux/arm64}; empty: the build node's own
     * @param options options of {@code docker build}
     */
    record Docker(
            String path,
            Optional<String> context,
            Map<String, String> args,
            List<String> platforms,
            Map<String, String> options) {
        Docker withArgs(Map<String, String> others) {
            return new Docker(path, context, others, platforms, options);
        }

        /** The same with other platforms. */
        public Docker withPlatforms(List<String> others) {
            return new Docker(path, context, args, others, options);
        }
    }

    /**
     * From a Dockerfile in the checkout.
     *
     * @param docker how
     */
    record Dockerfile(Docker docker) implements Build {
        @Override
        public Map<String, String> args() {
            return docker.args();
        }

        @Override
        public Dockerfile withArgs(Map<String, String> args) {
            return new Dockerfile(docker.withArgs(args));
        }
    }

    /**
     * From a Dockerfile that Devtron keeps.
     *
     * @param docker how
     * @param content the Dockerfile's text
     * @param language that it is made for, perhaps empty
     * @param framework that it is made for, perhaps empty
     */
    record ManagedDockerfile(Docker docker, String content, String language, String framework) implements Build {
        @Override
        public Map<String, String> args() {
            return docker.args();
        }

        @Override
        public ManagedDockerfile withArgs(Map<String, String> args) {
            return new ManagedDockerfile(docker.withArgs(args), content, language, framework);
        }
    }

    /**
     * By a Cloud Native Buildpack.
     *
     * @param builder the builder's image
     * @param language perhaps empty
     * @param languageVersion perhaps empty
     * @param buildpacks in their order; empty: those that the builder detects
     * @param path of the project within the checkout
     * @param args the build's environment
     */
    record Buildpack(
            String builder,
            String language,
            String languageVersion,
            List<String> buildpacks,
            String path,
            Map<String, String> args)
            implements Build {
        @Override
        public Buildpack withArgs(Map<String, String> others) {
            return new Buildpack(builder, language, languageVersion, buildpacks, path, others);
        }
    }

    /** Not at all: the image is built elsewhere. */
    record Skip() implements Build {
        @Override
        public Map<String, String> args() {
            return Map.of();
        }

        @Override
        public Skip withArgs(Map<String, String> args) {
            return this;
        }
    }
}
