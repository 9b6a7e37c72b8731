// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.parallel.InParallel;
import io.registries.compiler.repair.MistakeFinder;
import io.registries.compiler.schema.SchemaValidator;
import io.registries.compiler.syntax.Node;
import io.registries.compiler.syntax.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Texts to trees of the right shape. A file that cannot be read keeps no other from being checked. */
final class Parser {
    /** Files whose mistakes are looked for; those of further files are reported as they are found. */
    private static final int MAX_EXPLAINED_FILES = 20;

    private Parser() {}

    /** The trees, or what is wrong with each text. */
    static Result<List<Node.Mapping>> parse(List<Source> sources) {
        Findings findings = new Findings();
        List<Node.Mapping> trees = new ArrayList<>();
        List<Result<Node.Mapping>> shapes = InParallel.each(sources, Parser::shape);
        int failed = 0;
        for (int i = 0; i < shapes.size(); i++) {
            boolean explained = !shapes.get(i).isSuccess() && failed++ < MAX_EXPLAINED_FILES;
            findings.take(explained ? explain(sources.get(i), shapes.get(i)) : shapes.get(i))
                    .ifPresent(trees::add);
        }
        return findings.result(() -> trees);
    }

    private static Result<Node.Mapping> explain(Source source, Result<Node.Mapping> tree) {
        return Result.failure(MistakeFinder.explain(
                source, tree.findings(), attempt -> shape(attempt).findings()));
    }

    /** The tree of one text. */
    static Result<Node.Mapping> shape(Source source) {
        return YamlReader.read(source).then(SchemaValidator::validate);
    }
}
