// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

/** Types that are pushed to by an access key or by the build node's role. */
public sealed interface AccessKeyProvider extends Provider permits Ecr {}
