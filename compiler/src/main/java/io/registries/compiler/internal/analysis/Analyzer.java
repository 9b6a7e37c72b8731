// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import java.time.Clock;
import java.util.List;

/** Runs every rule, and shows for every image how it is pulled. */
public final class Analyzer {
    private final List<ConfigurationRule> rules;

    /**
     * @param clock for certificates that expire
     * @param allowPlaintextSecrets whether a secret in the source is a warning rather than an error
     */
    public Analyzer(Clock clock, boolean allowPlaintextSecrets) {
        rules = List.of(
                new PlaintextSecretRule(allowPlaintextSecrets),
                new CaCertificateRule(clock),
                new InsecureConnectionRule(),
                new CollidingNamesRule(),
                new UnusedRegistryRule(),
                new UnusedEnvironmentRule(),
                new RepositoryFormatRule(),
                new PublicPushTargetRule(),
                new BaseRegistryRule(),
                new NodeRoleRule(),
                new SharedHostRule(),
                new EmptyPullSecretRule(),
                new EcrNeedsNodeRoleRule(),
                new SealingRule(clock),
                new RecipientRule(),
                new RemoteLoginRule());
    }

    /** How each image is pulled, in order of environment and application; or what keeps one from being pulled. */
    public Result<List<PullPath>> analyze(Configuration configuration, ParallelTasks tasks) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        // No rule looks at what another finds.
        tasks.map(rules, rule -> {
            rule.check(configuration, diagnostics);
            return rule;
        });
        List<PullPath> paths = new PullCredentialResolver(configuration, diagnostics).find(tasks);
        return diagnostics.result(() -> paths);
    }
}
