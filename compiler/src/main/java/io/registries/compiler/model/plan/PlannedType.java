// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.plan;

import java.util.Locale;

/** The types of objects in Devtron, in the order in which a plan is carried out. */
public enum PlannedType {
    /** A release that installs a pull secret, named {@code environment/secret}. */
    PULL_SECRET,
    /** A container registry. */
    REGISTRY,
    /** The pull secret that Devtron adds to deployments of images from a registry. */
    PULL_SECRET_INJECTION,
    /** The build configuration of an application. */
    BUILD_CONFIG,
    /** The override of a build pipeline, named {@code application/pipeline}. */
    PIPELINE_OVERRIDE,
    /** Which registry is the default. */
    DEFAULT_REGISTRY,
    /** The pull secret in a deployment template, named {@code application/environment}; a person changes it. */
    IMAGE_PULL_SECRETS;

    /** The name in plan.json. */
    public String id() {
        return displayName().replace(' ', '-');
    }

    /** The name in messages. */
    public String displayName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
