// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import java.time.Clock;
import java.util.List;

/** Runs all rules and resolves the pull credentials of every image. */
public final class Analyzer {
    private final List<ConfigurationRule> rules;

    /**
     * @param clock for the expiry of certificates
     * @param allowPlaintextSecrets whether a secret in the source is a warning instead of an error
     */
    public Analyzer(Clock clock, boolean allowPlaintextSecrets) {
        rules = List.of(
                new PlaintextSecretRule(allowPlaintextSecrets),
                new LiteralCredentialRule(),
                new CaCertificateRule(clock),
                new InsecureConnectionRule(),
                new NodeTrustRule(),
                new CollidingNamesRule(),
                new UnusedRegistryRule(),
                new UnusedEnvironmentRule(),
                new GcrShutdownRule(),
                new ApplicationNameRule(),
                new RepositoryFormatRule(),
                new RepeatedPathRule(),
                new PublicPushTargetRule(),
                new BaseRegistryRule(),
                new BuildTrustRule(),
                new SharedHostRule(),
                new EmptyPullSecretRule(),
                new DuplicateNamespaceRule(),
                new DuplicatePullSecretRule(),
                new DuplicateReleaseRule(),
                new EcrNeedsNodeRoleRule(),
                new AssumedNodeRoleRule(),
                new SealingRule(clock),
                new RecipientRule(),
                new RemoteLoginRule());
    }

    /** The pull path of each image, in order of environment and application; errors if credentials are missing. */
    public Result<List<PullPath>> analyze(Configuration configuration, ParallelTasks tasks) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        // Rules are independent of each other.
        tasks.map(rules, rule -> {
            rule.check(configuration, diagnostics);
            return rule;
        });
        List<PullPath> paths = new PullCredentialResolver(configuration, diagnostics).resolveAll(tasks);
        return diagnostics.result(() -> paths);
    }
}
