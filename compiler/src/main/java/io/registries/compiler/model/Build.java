// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an image is built, as in Devtron's build configuration. */
public sealed interface Build {

    /** Docker build arguments, or the environment variables of a buildpack. */
    Map<String, String> args();

    /** Whether it builds a Dockerfile. */
    default boolean isFromDockerfile() {
        return this instanceof Dockerfile || this instanceof ManagedDockerfile;
    }

    /** The platforms to build for; if empty, the platform of the build node. */
    default List<String> platforms() {
        if (this instanceof Dockerfile dockerfile) {
            return dockerfile.docker().platforms();
        }
        return this instanceof ManagedDockerfile managed ? managed.docker().platforms() : List.of();
    }

    /** A copy with other arguments. */
    Build withArgs(Map<String, String> args);

    /**
     * The settings of every build from a Dockerfile.
     *
     * @param path of the Dockerfile within the checkout
     * @param context the build context within the checkout; if empty, the root of the checkout
     * @param args build arguments
     * @param platforms such as {@code linux/arm64}; if empty, the platform of the build node
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

        /** A copy with other platforms. */
        public Docker withPlatforms(List<String> others) {
            return new Docker(path, context, args, others, options);
        }
    }

    /**
     * A build from a Dockerfile in the checkout.
     *
     * @param docker the build settings
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
     * A build from a Dockerfile that is stored in Devtron.
     *
     * @param docker the build settings
     * @param content the Dockerfile's text
     * @param language of the application; may be empty
     * @param framework of the application; may be empty
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
     * A build with a Cloud Native Buildpack.
     *
     * @param builder the builder's image
     * @param language may be empty
     * @param languageVersion may be empty
     * @param buildpacks in order; if empty, the builder detects them
     * @param path of the project within the checkout
     * @param args environment variables of the build
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

    /** No build: the image is built elsewhere. */
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
