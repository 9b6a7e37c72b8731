// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** Maven gives goals their parameters and what their constructors require. */
@MojoTest
class MojoParametersTest {
    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "validateSkip", value = "true")
    void validateReadsItsSkip(ValidateMojo mojo) {
        assertThat(mojo.isGoalSkipped()).isTrue();
    }

    @Test
    @InjectMojo(goal = "compile")
    @MojoParameter(name = "source", value = "config/*.yaml")
    void compileReadsItsSource(CompileMojo mojo) throws IllegalAccessException {
        assertThat(mojo.isGoalSkipped()).isFalse();
        String source = MojoExtension.getVariableValueFromObject(mojo, "source");
        boolean allowed = MojoExtension.getVariableValueFromObject(mojo, "allowPlaintextSecrets");
        assertThat(source).isEqualTo("config/*.yaml");
        assertThat(allowed).isFalse();
    }

    @Test
    @InjectMojo(goal = "init")
    @MojoParameter(name = "initApplications", value = "one.json,folder")
    void initReadsItsInputs(InitMojo mojo) throws IllegalAccessException {
        Set<String> applications = MojoExtension.getVariableValueFromObject(mojo, "initApplications");
        String file = MojoExtension.getVariableValueFromObject(mojo, "initFile");
        assertThat(applications).containsExactlyInAnyOrder("one.json", "folder");
        assertThat(file).isEqualTo("registries.yaml");
    }
}
