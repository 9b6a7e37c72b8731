// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/** Where a value is kept. A literal is the value itself: right for a username, refused for a secret. */
public sealed interface SecretReference {

    /** How messages name the reference; never the value of a literal. */
    String describe();

    /**
     * A value that stands in the YAML.
     *
     * @param value the value
     */
    record Literal(String value) implements SecretReference {
        @Override
        public String describe() {
            return "a literal";
        }

        // It may be a secret that should not be there.
        @Override
        public String toString() {
            return "Literal[***]";
        }

        // By hand, as keys of large maps: what Java makes for a record starts slowly and costs several times as much.
        @Override
        public boolean equals(Object other) {
            return other instanceof Literal that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /**
     * An environment variable.
     *
     * @param name of the variable
     */
    record EnvironmentVariable(String name) implements SecretReference {
        @Override
        public String describe() {
            return "the environment variable `" + name + "`";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EnvironmentVariable that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /**
     * A file whose whole content is the value; one trailing line break is dropped.
     *
     * @param file the file
     */
    record SecretFile(FileReference file) implements SecretReference {
        @Override
        public String describe() {
            return "the file `" + file.written() + "`";
        }
    }

    /**
     * A server of Maven's settings.xml.
     *
     * @param id of the server
     */
    record MavenServer(String id) implements SecretReference {
        @Override
        public String describe() {
            return "the server `" + id + "` of Maven's settings.xml";
        }
    }

    /**
     * An entry of the user's Docker config.json, credential helpers included.
     *
     * @param key of the entry in {@code auths}
     */
    record DockerConfigEntry(String key) implements SecretReference {
        @Override
        public String describe() {
            return "the entry `" + key + "` of Docker's config.json";
        }
    }
}
