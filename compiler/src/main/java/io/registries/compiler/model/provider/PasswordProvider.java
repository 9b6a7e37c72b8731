// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

/** Types that are logged in to by username and password or token. */
public sealed interface PasswordProvider extends Provider permits Acr, DockerHub, GitLab, Other, Quay {}
