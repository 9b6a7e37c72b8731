// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.model.Configuration;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the configuration: syntax, schema, links and rules. Uses no network and looks for no secret, so it is safe on
 * anybody's pull request.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends SourceParameters {
    /** Whether to skip this goal. */
    @Parameter(property = "registries.validate.skip", defaultValue = "false")
    private boolean skipValidate;

    @Override
    boolean skipGoal() {
        return skipValidate;
    }

    @Override
    void run(ValidationRequest request, Outcome outcome) throws MojoExecutionException, MojoFailureException {
        Configuration valid = outcome.valueOf(new RegistriesCompiler().validate(request));
        getLog().info("valid: "
                + Outcome.plural(valid.registries().size(), "registry") + ", "
                + Outcome.plural(valid.environments().size(), "environment") + ", "
                + Outcome.plural(valid.applications().size(), "application"));
    }
}
