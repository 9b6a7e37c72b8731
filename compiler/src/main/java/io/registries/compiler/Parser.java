// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.parallel.InParallel;
import io.registries.compiler.repair.Repairs;
import io.registries.compiler.schema.SchemaValidator;
import io.registries.compiler.syntax.Node;
import io.registries.compiler.syntax.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Texts to trees of the right shape. A file that cannot be read keeps no other from being checked. */
final class Parser {
    private Parser() {}

    /** The trees, or what is wrong with each text. */
    static Result<List<Node.Mapping>> parse(List<Source> sources) {
        Findings findings = new Findings();
        List<Node.Mapping> trees = new ArrayList<>();
        InParallel.each(sources, Parser::explained)
                .forEach(tree -> findings.take(tree).ifPresent(trees::add));
        return findings.result(() -> trees);
    }

    private static Result<Node.Mapping> explained(Source source) {
        Result<Node.Mapping> tree = shape(source);
        return tree.isSuccess()
                ? tree
                : Result.failure(Repairs.explain(
                        source, tree.findings(), attempt -> shape(attempt).findings()));
    }

    /** The tree of one text. */
    static Result<Node.Mapping> shape(Source source) {
        return YamlReader.read(source).then(SchemaValidator::validate);
    }
}
