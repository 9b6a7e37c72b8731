// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.internal.devtron.DevtronScope.ScopedSecret;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.devtron.client.ReleaseAnswer;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the ways to install a pull secret have in common.
 *
 * @param scope the declared pull secrets
 * @param keychain has the declared logins
 * @param scoped the pull secret
 * @param values the values of the chart; empty if a login is missing
 */
record PullSecretWriting(DevtronScope scope, Keychain keychain, ScopedSecret scoped, Optional<Secret> values) {
    /** The version of the chart that the values were tested with. */
    static final String CHART_VERSION = "0.10.3";

    /** Of Helm, and of the chart store. */
    private static final Pattern MISSING_NAMESPACE =
            Pattern.compile("namespaces \"[^\"]+\" not found|Namespace \\S+ does not exist");

    Reading reading(LiveData live, Answer<RawAnswer<ReleaseAnswer>> answer) {
        Answer<ReleaseAnswer> release = answer.map(RawAnswer::object);
        return Reading.of(
                new LiveData(
                        live.state().withRelease(scoped.name(), release.map(ReleaseAnswer::release)),
                        live.secrets()
                                .withRelease(scoped.name(), release.found().map(ReleaseAnswer::content))),
                answer);
    }

    void plan(LiveData live, PlanCollector collector) {
        new PullSecretPlanner(scope, live, keychain, collector).plan(scoped);
    }

    /** Values replace all logins of a release, so all of them are needed. */
    Optional<String> obstacle() {
        return scoped.secret().entries().stream()
                .flatMap(entry -> keychain
                        .missing(entry.credentials())
                        .map(reason -> "needs the login of `" + entry.authKey() + "`: " + reason)
                        .stream())
                .findFirst();
    }

    /** Devtron and Helm create no namespace. */
    static Optional<String> waitsFor(WriteAnswer answer) {
        return answer.problem()
                .filter(problem -> MISSING_NAMESPACE.matcher(problem).find())
                .map(problem -> "the namespace of the environment is not in the cluster yet");
    }

    String text() {
        return values.orElseThrow().reveal();
    }
}
