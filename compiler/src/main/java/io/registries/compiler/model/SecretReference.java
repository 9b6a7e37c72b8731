// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

/** A reference to a value. A literal is the value itself, which is allowed for a username but not for a secret. */
public sealed interface SecretReference {

    /** A description for messages, never the value of a literal. */
    String describe();

    /**
     * A value in the YAML file.
     *
     * @param value the value
     */
    record Literal(String value) implements SecretReference {
        @Override
        public String describe() {
            return "a literal";
        }

        // The value may be a secret that was written here by mistake.
        @Override
        public String toString() {
            return "Literal[***]";
        }

        // Written by hand because these are keys of large maps: the generated methods of records are several times
        // slower.
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
     * A file whose content is the value; one trailing line break is removed.
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
     * A server in Maven's settings.xml.
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
     * An entry of the user's Docker config.json, including credential helpers.
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
