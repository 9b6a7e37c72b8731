// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import static io.registries.compiler.diagnostic.Severity.ERROR;
import static io.registries.compiler.diagnostic.Severity.NOTE;
import static io.registries.compiler.diagnostic.Severity.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of finding, in the order of the phases that tell it. The name is a promise: people search for it. */
public enum Code {
    // reading
    MISSING_SOURCE(ERROR),
    UNREADABLE_SOURCE(ERROR),
    EMPTY_SOURCE(ERROR),
    SOURCE_TOO_LARGE(ERROR),
    NOT_UTF_8(ERROR),
    FORBIDDEN_CHARACTER(ERROR),
    INVALID_ALLOWANCE(ERROR),
    // syntax
    INVALID_YAML(ERROR),
    WRONG_INDENTATION(ERROR),
    UNCLOSED_QUOTE(ERROR),
    UNCLOSED_BRACKET(ERROR),
    UNSUPPORTED_YAML(ERROR),
    TOO_DEEP(ERROR),
    TOO_MANY_ALIASES(ERROR),
    DUPLICATE_FIELD(ERROR),
    // schema
    UNSUPPORTED_VERSION(ERROR),
    UNKNOWN_FIELD(ERROR),
    FOREIGN_FIELD(ERROR),
    MISSING_FIELD(ERROR),
    WRONG_TYPE(ERROR),
    UNKNOWN_VALUE(ERROR),
    INVALID_VALUE(ERROR),
    // link
    DUPLICATE_NAME(ERROR),
    UNKNOWN_REGISTRY(ERROR),
    UNKNOWN_ENVIRONMENT(ERROR),
    NO_DEFAULT_REGISTRY(ERROR),
    SEVERAL_DEFAULT_REGISTRIES(ERROR),
    INVALID_URL(ERROR),
    MISSING_REGION(ERROR),
    REGION_MISMATCH(ERROR),
    ENVIRONMENT_CONFLICT(ERROR),
    AMBIGUOUS_PULL_SECRETS(ERROR),
    REGISTRIES_COLLIDE(ERROR),
    REGISTRIES_SHARE_HOST(NOTE),
    UNFIT_CREDENTIALS(ERROR),
    MISSING_FILE(ERROR),
    // analysis
    PLAINTEXT_SECRET(ERROR),
    INVALID_CA_CERTIFICATE(ERROR),
    EXPIRING_CA_CERTIFICATE(WARNING),
    INSECURE_CONNECTION(WARNING),
    COLLIDING_NAMES(WARNING),
    UNUSED_REGISTRY(NOTE),
    UNUSED_ENVIRONMENT(WARNING),
    UNFIT_REPOSITORY(ERROR),
    PUBLIC_PUSH_TARGET(ERROR),
    ECR_WITHOUT_NODE_ROLE(ERROR),
    UNPULLABLE_IMAGE(ERROR),
    NEEDLESS_ENTRY(NOTE),
    EMPTY_PULL_SECRET(WARNING),
    // request
    UNKNOWN_OUTPUT(ERROR),
    UNKNOWN_CHOSEN_ENVIRONMENT(ERROR),
    // credentials
    MISSING_SECRET(ERROR),
    UNREADABLE_SECRET(ERROR),
    UNSUPPORTED_SECRET_SOURCE(ERROR),
    SECRET_FILE_IN_GIT(WARNING),
    READABLE_SECRET_FILE(NOTE),
    INVALID_SERVICE_ACCOUNT_KEY(ERROR),
    UNUSABLE_SECRET(ERROR),
    SECRET_BREAKS_LOGIN(ERROR),
    PASSWORD_IS_USERNAME(WARNING),
    EXPIRED_SECRET(ERROR),
    UNUSABLE_AWS_CREDENTIALS(ERROR),
    AWS_ACTION_DENIED(ERROR),
    UNREACHABLE_AWS(ERROR),
    // connectivity
    UNKNOWN_HOST(ERROR),
    UNREACHABLE_HOST(ERROR),
    UNREACHABLE_PROXY(ERROR),
    UNTRUSTED_CERTIFICATE(ERROR),
    EXPIRED_CERTIFICATE(ERROR),
    CERTIFICATE_NOT_YET_VALID(ERROR),
    CERTIFICATE_OF_ANOTHER_HOST(ERROR),
    EXPIRING_CERTIFICATE(WARNING),
    NO_TLS(ERROR),
    FAILED_TLS(ERROR),
    NO_REGISTRY(ERROR),
    REGISTRY_ELSEWHERE(ERROR),
    FAILING_REGISTRY(ERROR),
    RATE_LIMITED(WARNING),
    UNUSABLE_CHALLENGE(ERROR),
    UNSAFE_REALM(ERROR),
    REJECTED_CREDENTIALS(ERROR),
    UNPROVEN_CREDENTIALS(WARNING),
    UNPROVEN_ROLE(NOTE),
    OTHER_ACCOUNT(NOTE),
    PULL_DENIED(ERROR),
    MISSING_REPOSITORY(WARNING),
    PUSH_DENIED(ERROR),
    UNFINISHED_UPLOAD(NOTE),
    PULL_CREDENTIALS_CAN_PUSH(WARNING),
    NOT_PROBED(ERROR),
    // emit
    TYPE_OTHER_IN_DEVTRON(NOTE),
    SECRET_TOO_LARGE(ERROR),
    INVALID_TEMPLATE(ERROR),
    TEMPLATE_LOSES_CONTENT(ERROR),
    // output
    FOREIGN_FILE(ERROR),
    SECRETS_IN_GIT(ERROR),
    // init
    ALREADY_THERE(ERROR),
    MISSING_INPUT(ERROR),
    UNREADABLE_INPUT(ERROR),
    NOT_TAKEN_OVER(NOTE);

    private final Severity severity;

    Code(Severity severity) {
        this.severity = severity;
    }

    /** The severity of a finding of this kind, where the request does not say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** The kebab-case name that reports print, such as {@code unknown-registry}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code of this name, if there is one. */
    public static Optional<Code> of(String id) {
        return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
    }
}
