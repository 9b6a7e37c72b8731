// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The parameters of a goal, as Maven resolves them from the command line, POMs and profiles.
 *
 * @param session resolves expressions
 * @param execution the goal
 */
record GoalParameters(MavenSession session, MojoExecution execution) {
    private static final List<String> BOOLEANS = List.of("true", "false");

    boolean has(String name) {
        return execution.getConfiguration().getChild(name) != null;
    }

    /** The text of a parameter; empty if it has none. */
    String text(String name) throws MojoExecutionException {
        Xpp3Dom parameter = execution.getConfiguration().getChild(name);
        PluginParameterExpressionEvaluator evaluator = new PluginParameterExpressionEvaluator(session, execution);
        try {
            Object value = evaluator.evaluate(parameter.getValue());
            Object set = value == null ? evaluator.evaluate(parameter.getAttribute("default-value")) : value;
            return set == null ? "" : set.toString();
        } catch (ExpressionEvaluationException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Refuses values that Maven would take for {@code false}, such as {@code yes}: they could disable a check. */
    void requireBooleans() throws MojoExecutionException {
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            if (parameter.getType().equals("boolean") && has(parameter.getName())) {
                String text = text(parameter.getName());
                if (BOOLEANS.stream().noneMatch(text::equalsIgnoreCase)) {
                    throw new MojoExecutionException(
                            GoalProperties.property(execution.getMojoDescriptor(), parameter.getName())
                                    + " must be `true` or `false`, not `" + text + "`");
                }
            }
        }
    }
}
