// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

/** Types that use a username and a password or token. */
public sealed interface PasswordProvider extends Provider permits Acr, DockerHub, GitLab, Other, Quay {}
