// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

/** Types that use an AWS access key or the role of the build node to push. */
public sealed interface AccessKeyProvider extends Provider permits Ecr {}
