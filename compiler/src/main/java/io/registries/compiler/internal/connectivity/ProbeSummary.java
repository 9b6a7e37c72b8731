// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a probe verified, and what it did not try, as text for people.
 *
 * @param target the checked credentials
 * @param loggedIn whether the registry accepted the credentials
 * @param pulls the pull permissions
 * @param pushes the push permissions
 */
record ProbeSummary(CredentialTarget target, boolean loggedIn, Permissions pulls, Permissions pushes) {

    /**
     * The result of one kind of permission.
     *
     * @param required the number of repositories that need it
     * @param tried how many of them were tried
     * @param granted how many of them have it
     */
    record Permissions(int required, int tried, int granted) {
        static Permissions notTried(int required) {
            return new Permissions(required, 0, 0);
        }

        private String text(String kind, String able) {
            if (tried == 0) {
                return kind + ": not tried";
            }
            return granted + " of " + required + " " + able + (tried < required ? ", others not tried" : "");
        }
    }

    String text(Stage reached) {
        return switch (reached) {
            case NONE -> "not reachable";
            case NAME -> "host resolved";
            case CONNECTION -> "reachable";
            case TLS -> target.isInsecure() ? "reachable" : "reachable and trusted";
            // Without a repository, an anonymous client can prove no more.
            case API -> "registry API found" + (target.isAnonymous() ? ", " + pulls.text("pull", "pullable") : "");
            case LOGIN, PULL, PUSH -> accessed();
        };
    }

    private String accessed() {
        List<String> texts = new ArrayList<>(List.of(access()));
        texts.add(pulls.text("pull", "pullable"));
        if (!target.pushed().isEmpty()) {
            texts.add(pushes.text("push", "pushable"));
        }
        return String.join(", ", texts);
    }

    private String access() {
        if (target.isAnonymous()) {
            return "anonymous access";
        }
        if (!loggedIn) {
            return "anonymous access, credentials not verified";
        }
        String accepted = target.credentials() instanceof RegistryCredentials.MachineRole
                ? "role of this machine accepted"
                : "credentials accepted";
        // The probe cannot see the role of the nodes.
        return accepted
                + target.nodeRole()
                        .map(status -> ", role of nodes " + status.id())
                        .orElse("");
    }
}
